import { normalise } from './convert';
import type { Entity } from './entity';
import type { StoredRecord } from './records';
import type { Registries, Registry } from './registry';
import type { Properties, ResourceContext, ResourceState, ResourceType } from '../resource-type';
import { AwsError } from '../service';

export interface EntityTypeOptions {
  readonly entity: Entity;
  /** `ApiGateway` or `ApiGatewayV2`, as CloudFormation names the service in a reason. */
  readonly service: string;
  readonly replacedBy: readonly string[];
  /** `Fn::GetAtt` names that give the id. */
  readonly idAttributes?: readonly string[];
  readonly attributes?: (record: StoredRecord, registry: Registry) => Readonly<Record<string, unknown>>;
  /** Properties that an update leaves as they are when the template does not declare them. */
  readonly keeps?: readonly string[];
  /** Where `Ref` is not the id. */
  readonly physicalId?: (record: StoredRecord) => string;
  /** The id of the record behind a physical id that is not the id. */
  readonly recordId?: (physicalId: string, properties: Properties) => string;
}

/** The CloudFormation type of an entity: the same checks and the same record as through the service's own API. */
export function entityType(registries: Registries, options: EntityTypeOptions): ResourceType {
  const { entity, service } = options;
  const stateOf = (record: StoredRecord, registry: Registry): ResourceState => ({
    physicalId: options.physicalId?.(record) ?? record.id,
    attributes: {
      ...Object.fromEntries((options.idAttributes ?? []).map((name) => [name, record.id])),
      ...options.attributes?.(record, registry),
    },
  });
  const located = (current: ResourceState, properties: Properties, registry: Registry): StoredRecord => (
    registry.require(entity, registry.scopeOf(entity, properties), options.recordId?.(current.physicalId, properties) ?? current.physicalId));
  return {
    type: entity.type,
    replacedBy: options.replacedBy,
    create: (properties, context) => inHandler(service, context, () => {
      const registry = registries.of(context);
      return stateOf(registry.create(entity, properties), registry);
    }),
    update: (current, next, previous, context) => inHandler(service, context, () => {
      const registry = registries.of(context);
      const record = located(current, previous, registry);
      const kept = Object.fromEntries((options.keeps ?? []).map((name) => [name, record.properties[name]]));
      return stateOf(registry.update(entity, record, { ...kept, ...next, ...tagsAfter(entity, record, previous, next) }), registry);
    }),
    delete: (current, properties, context) => inHandler(service, context, () => {
      const registry = registries.of(context);
      ignoreMissing(() => registry.delete(entity, located(current, properties, registry)));
    }),
  };
}

/**
 * CloudFormation changes the tags that differ between the two templates. Tags that were put on in another way, as
 * `TagResource` does, stay.
 */
function tagsAfter({ shape }: Entity, { properties }: StoredRecord, previous: Properties, next: Properties): Properties {
  const { Tags: before = {} } = normalise(shape, previous);
  const { Tags: declared = {} } = normalise(shape, next);
  const others = Object.entries(properties.Tags ?? {}).filter(([key]) => !(key in (before as object)));
  const tags = { ...Object.fromEntries(others), ...declared as object };
  return Object.keys(tags).length === 0 ? {} : { Tags: tags };
}

/** Deleting what is gone already is no failure to CloudFormation. */
export function ignoreMissing(remove: () => void): void {
  try {
    remove();
  } catch (error) {
    if (!(error instanceof AwsError && error.status === 404)) throw error;
  }
}

/** Runs a resource handler; a service's error becomes the reason that CloudFormation shows for it. */
export async function inHandler<T>(service: string, context: ResourceContext, handler: () => T | Promise<T>): Promise<T> {
  try {
    return await handler();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new Error(`Resource handler returned message: "${error.message} (Service: ${service}, Status Code: ${error.status}, `
      + `Request ID: ${context.stackId.split('/').pop()})" (HandlerErrorCode: ${handlerErrorCode(error)})`, { cause: error });
  }
}

function handlerErrorCode({ status }: AwsError): string {
  if (status === 404) return 'NotFound';
  if (status === 409) return 'AlreadyExists';
  return status === 429 ? 'Throttling' : 'InvalidRequest';
}
