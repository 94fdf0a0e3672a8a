import type { Properties, ResourceState } from '../resource-type';
import type { Scope } from '../service';
import type { ParameterValue } from './parameters';
import type { Tag } from './tags';
import type { TemplateBody } from './template-body';

/** A resource of a stack that exists, or whose making failed. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  /** Absent while it has not been made. */
  readonly state?: ResourceState;
  /** As they were evaluated when the resource was last made or changed. */
  readonly properties: Properties;
  /** Logical ids that have to exist before it. */
  readonly dependsOn: readonly string[];
  readonly deletionPolicy: string;
  readonly updateReplacePolicy: string;
  readonly metadata?: unknown;
  readonly status: string;
  readonly statusReason?: string;
  readonly timestamp: number;
}

export interface StackEvent {
  readonly eventId: string;
  readonly timestamp: number;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly properties?: Properties;
  readonly clientRequestToken?: string;
}

export interface StackOutput {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly exportName?: string;
}

/** What a caller asks a stack to be. */
export interface StackInput {
  readonly template: TemplateBody;
  /** As it was submitted. */
  readonly templateText: string;
  readonly parameters: readonly ParameterValue[];
  readonly tags: readonly Tag[];
  readonly capabilities: readonly string[];
  readonly roleArn?: string;
  readonly notificationArns: readonly string[];
  readonly clientRequestToken?: string;
}

/** What a stack is: the input that was last deployed, and what that made. A rollback goes back to one. */
export interface Deployed {
  readonly input: StackInput;
  readonly resources: ReadonlyMap<string, StackResource>;
  readonly outputs: readonly StackOutput[];
  /** Names of exports that the stack imports. */
  readonly imports: ReadonlySet<string>;
}

export interface Stack extends Scope {
  readonly name: string;
  readonly id: string;
  readonly created: number;
  /** Of a nested stack. */
  readonly parentId?: string;
  readonly rootId?: string;
  status: string;
  statusReason?: string;
  updated?: number;
  deleted?: number;
  terminationProtection: boolean;
  disableRollback: boolean;
  /** What is deployed, or is being deployed. */
  input: StackInput;
  resources: Map<string, StackResource>;
  outputs: readonly StackOutput[];
  imports: Set<string>;
  /** Oldest first. */
  readonly events: StackEvent[];
  /** Aborts the creation or update that runs; absent when it can no longer be canceled. */
  operation?: AbortController;
  /** What a failed operation that was not rolled back would go back to. */
  previous?: Deployed;
}

/** `arn:aws:cloudformation:us-east-1:000000000000:stack/Orders/…` */
export function stackArn({ region, accountId }: Scope, name: string, uuid: string): string {
  return `arn:aws:cloudformation:${region}:${accountId}:stack/${name}/${uuid}`;
}

export function isInProgress({ status }: Stack): boolean {
  return status.endsWith('_IN_PROGRESS');
}

/** Whether the stack has something that was deployed: one that waits for its first change set has not. */
export function isDeployed({ status }: Stack): boolean {
  return status !== 'REVIEW_IN_PROGRESS' && status !== 'DELETE_COMPLETE';
}

export function snapshot({ input, resources, outputs, imports }: Stack): Deployed {
  return { input, resources: new Map(resources), outputs, imports: new Set(imports) };
}
