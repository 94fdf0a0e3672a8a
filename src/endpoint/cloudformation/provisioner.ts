import { uuid } from '../ids';
import type { ResourceContext, ResourceState, ResourceType } from '../resource-type';
import type { ResourceTypes } from '../resource-types';
import { AwsError } from '../service';
import { recordResourceEvent } from './events';
import { recordedType } from './recorded-type';
import type { Stack, StackResource } from './stack';

export interface ProvisionerOptions {
  readonly types: ResourceTypes;
  /** Makes the type for a `Custom::…` that is not registered. */
  customType(type: string): ResourceType;
  now(): number;
  url(): string;
}

/** A resource could not be made, changed or deleted; its event has been written. */
export class ProvisionError extends Error {
  constructor(readonly resource: StackResource, message: string) {
    super(message);
    this.name = 'ProvisionError';
  }
}

/** A resource before it is made or changed. */
export type DesiredResource = Omit<StackResource, 'state' | 'status' | 'timestamp'>;

/** Makes, changes and deletes single resources of a stack, and writes the events that CloudFormation writes. */
export class Provisioner {
  constructor(private readonly options: ProvisionerOptions) {}

  async create(stack: Stack, fresh: DesiredResource, replaces = false): Promise<StackResource> {
    const verb = replaces ? 'UPDATE' : 'CREATE';
    const begun = this.note(stack, { ...fresh, status: `${verb}_IN_PROGRESS`, timestamp: this.options.now() }, replaces
      ? 'Requested update requires the creation of a new physical resource; hence creating one.' : undefined);
    try {
      const state = await this.typeOf(fresh.type).create(fresh.properties, this.context(stack, fresh.logicalId));
      this.note(stack, { ...begun, state }, 'Resource creation Initiated');
      return this.note(stack, { ...begun, state, status: `${verb}_COMPLETE` }, state.note);
    } catch (error) {
      throw this.failed(stack, { ...begun, status: `${verb}_FAILED` }, error);
    }
  }

  async update(stack: Stack, current: StackResource, next: DesiredResource): Promise<StackResource> {
    const begun = this.note(stack, { ...next, state: current.state, status: 'UPDATE_IN_PROGRESS', timestamp: this.options.now() });
    try {
      const type = this.typeOf(next.type);
      const state = await type.update(stateOf(current), next.properties, current.properties, this.context(stack, next.logicalId));
      return this.note(stack, { ...begun, state, status: 'UPDATE_COMPLETE' }, state.note);
    } catch (error) {
      throw this.failed(stack, { ...begun, properties: current.properties, status: 'UPDATE_FAILED' }, error);
    }
  }

  /** Deletes it, or leaves it be where its policy says so. A resource that was never made is just forgotten. */
  async delete(stack: Stack, resource: StackResource, retain: boolean): Promise<void> {
    if (resource.state === undefined) return;
    if (retain) {
      this.note(stack, { ...resource, status: 'DELETE_SKIPPED' });
      return;
    }
    const begun = this.note(stack, { ...resource, status: 'DELETE_IN_PROGRESS' });
    try {
      await this.typeOf(resource.type).delete(resource.state, resource.properties, this.context(stack, resource.logicalId));
      this.note(stack, { ...begun, status: 'DELETE_COMPLETE' });
    } catch (error) {
      throw this.failed(stack, { ...begun, status: 'DELETE_FAILED' }, error);
    }
  }

  /** Whether the change needs a new physical resource. */
  isReplacement(current: Pick<StackResource, 'type'>, type: string, changed: readonly string[]): boolean {
    return current.type !== type || changed.some((name) => this.typeOf(current.type).replacedBy.includes(name));
  }

  /** Reports a failure that happened before the resource's type was asked. */
  failed(stack: Stack, resource: StackResource, error: unknown): ProvisionError {
    const reason = reasonOf(error);
    return new ProvisionError(this.note(stack, resource, reason), reason);
  }

  /** Writes the resource's event. */
  note(stack: Stack, resource: StackResource, reason?: string): StackResource {
    const noted = { ...resource, statusReason: reason, timestamp: this.options.now() };
    recordResourceEvent(stack, noted);
    return noted;
  }

  private typeOf(type: string): ResourceType {
    if (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource') return this.options.types.get(type) ?? this.options.customType(type);
    return this.options.types.get(type) ?? recordedType(type);
  }

  private context(stack: Stack, logicalId: string): ResourceContext {
    return {
      accountId: stack.accountId,
      region: stack.region,
      stackName: stack.name,
      stackId: stack.id,
      logicalId,
      endpointUrl: this.options.url(),
      signal: stack.operation?.signal,
    };
  }
}

export function stateOf(resource: StackResource): ResourceState {
  if (resource.state === undefined) throw new Error(`${resource.logicalId} was never made`);
  return resource.state;
}

function reasonOf(error: unknown): string {
  if (error instanceof AwsError) return `Resource handler returned message: "${error.message}" (RequestToken: ${uuid()}, HandlerErrorCode: ${handlerCode(error)})`;
  return error instanceof Error ? error.message : String(error);
}

/** The resource handlers' own codes, which CloudFormation shows behind the text. */
function handlerCode({ status, code }: AwsError): string {
  if (status === 404) return 'NotFound';
  if (status === 409 || code.includes('AlreadyExists')) return 'AlreadyExists';
  if (status === 429) return 'Throttling';
  return status >= 500 ? 'GeneralServiceException' : 'InvalidRequest';
}
