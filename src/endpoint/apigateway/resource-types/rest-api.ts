import { normalise } from '../../records/convert';
import type { StoredRecord } from '../../records/records';
import type { Registries, Registry } from '../../records/registry';
import { ignoreMissing, inHandler } from '../../records/resource-type';
import type { Properties, ResourceContext, ResourceState, ResourceType } from '../../resource-type';
import { parseBody } from '../parse-body';
import { REST_API_ENTITY, rootResource } from '../rest-api';
import { createFromBody, putBody } from '../rest-api-body';
import type { BodyOptions } from '../rest-api-body';
import { REST_API } from '../shapes';
import { badRequest } from '../texts';

/** Reads an object of S3 as text. */
export type ReadObject = (bucket: string, key: string, context: ResourceContext) => Promise<string>;

/** `AWS::ApiGateway::RestApi`, with a body, a body in S3, or neither. */
export function restApiType(registries: Registries, readObject: ReadObject): ResourceType {
  return {
    type: REST_API_ENTITY.type,
    replacedBy: [],
    create: (properties, context) => inHandler('ApiGateway', context, async () => {
      const registry = registries.of(context);
      const body = await bodyOf(properties, context, readObject);
      const own = normalise(REST_API, properties);
      const api = body === undefined ? registry.create(REST_API_ENTITY, own) : createFromBody(registry, body, optionsOf(properties)).api;
      return stateOf(registry, api);
    }),
    update: (current, next, _, context) => inHandler('ApiGateway', context, async () => {
      const registry = registries.of(context);
      const api = registry.require(REST_API_ENTITY, '', current.physicalId);
      const body = await bodyOf(next, context, readObject);
      const own = normalise(REST_API, next);
      if (body === undefined) return stateOf(registry, registry.update(REST_API_ENTITY, api, own));
      return stateOf(registry, putBody(registry, api, body, { mode: next.Mode === 'merge' ? 'merge' : 'overwrite', ...optionsOf(next) }).api);
    }),
    delete: (current, _, context) => inHandler('ApiGateway', context, () => {
      const registry = registries.of(context);
      ignoreMissing(() => registry.delete(REST_API_ENTITY, registry.require(REST_API_ENTITY, '', current.physicalId)));
    }),
  };
}

/** What a template says beside the body; its own properties win over the body's. */
function optionsOf(properties: Properties): BodyOptions {
  const { Parameters, FailOnWarnings } = properties;
  return {
    properties: normalise(REST_API, properties),
    parameters: (Parameters ?? {}) as Readonly<Record<string, string>>,
    failOnWarnings: FailOnWarnings === true || FailOnWarnings === 'true',
  };
}

function stateOf(registry: Registry, { id }: StoredRecord): ResourceState {
  return { physicalId: id, attributes: { RestApiId: id, RootResourceId: rootResource(registry, id).id } };
}

/** The body that a template gives, in place or in S3. */
async function bodyOf({ Body, BodyS3Location }: Properties, context: ResourceContext, readObject: ReadObject): Promise<unknown> {
  if (Body !== undefined) return Body;
  if (BodyS3Location === undefined) return undefined;
  const { Bucket, Key } = BodyS3Location as { readonly Bucket?: string; readonly Key?: string };
  if (Bucket === undefined || Key === undefined) badRequest('BodyS3Location must have a Bucket and a Key');
  return parseBody(withPseudoVariables(await readObject(Bucket, Key, context), context));
}

/** The variables that API Gateway itself puts into a body that it imports from S3. */
function withPseudoVariables(body: string, { accountId, region }: ResourceContext): string {
  return body.replace(/\$\{AWS::AccountId\}/g, accountId).replace(/\$\{AWS::Region\}/g, region).replace(/\$\{AWS::Partition\}/g, 'aws');
}
