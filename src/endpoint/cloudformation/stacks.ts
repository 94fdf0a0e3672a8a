import { uuid } from '../ids';
import { AwsError, scopeKey } from '../service';
import type { Scope } from '../service';
import { stackArn } from './stack';
import type { Stack, StackInput, StackOutput } from './stack';

export interface NewStack {
  readonly name: string;
  readonly input: StackInput;
  readonly status: string;
  readonly now: number;
  readonly parent?: Stack;
  readonly terminationProtection?: boolean;
  readonly disableRollback?: boolean;
}

const STACK_NAME = /^[a-zA-Z][-a-zA-Z0-9]{0,127}$/;

/** Every stack of every account and region, the deleted ones too. */
export class Stacks {
  private readonly stacks: Stack[] = [];

  create(scope: Scope, { name, input, status, now, parent, terminationProtection = false, disableRollback = false }: NewStack): Stack {
    if (!STACK_NAME.test(name)) {
      const text = `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`;
      throw new AwsError('ValidationError', text);
    }
    if (this.findLive(scope, name) !== undefined) throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`);
    const stack: Stack = {
      accountId: scope.accountId,
      region: scope.region,
      name,
      id: stackArn(scope, name, uuid()),
      created: now,
      parentId: parent?.id,
      rootId: parent === undefined ? undefined : parent.rootId ?? parent.id,
      status,
      terminationProtection,
      disableRollback,
      input,
      resources: new Map(),
      outputs: [],
      imports: new Set(),
      events: [],
    };
    this.stacks.push(stack);
    return stack;
  }

  /** @param nameOrId a name finds only a stack that is not deleted; an id finds a deleted one too */
  find(scope: Scope, nameOrId: string): Stack | undefined {
    return nameOrId.startsWith('arn:') ? this.stacks.find(({ id }) => id === nameOrId) : this.findLive(scope, nameOrId);
  }

  get(scope: Scope, nameOrId: string, text = `Stack with id ${nameOrId} does not exist`): Stack {
    const stack = this.find(scope, nameOrId);
    if (stack === undefined) throw new AwsError('ValidationError', text);
    return stack;
  }

  /** Newest first, as the API lists them. */
  list(scope: Scope): Stack[] {
    return this.stacks.filter((stack) => scopeKey(stack) === scopeKey(scope)).reverse();
  }

  live(scope: Scope): Stack[] {
    return this.list(scope).filter(({ status }) => status !== 'DELETE_COMPLETE');
  }

  /** For a stack that only ever waited for a change set. */
  forget(stack: Stack): void {
    this.stacks.splice(this.stacks.indexOf(stack), 1);
  }

  findExport(scope: Scope, name: string): { stack: Stack; output: StackOutput } | undefined {
    for (const stack of this.live(scope)) {
      const output = stack.outputs.find(({ exportName }) => exportName === name);
      if (output !== undefined) return { stack, output };
    }
    return undefined;
  }

  importers(scope: Scope, name: string): Stack[] {
    return this.live(scope).filter(({ imports }) => imports.has(name));
  }

  private findLive(scope: Scope, name: string): Stack | undefined {
    return this.stacks.find((stack) => stack.name === name && scopeKey(stack) === scopeKey(scope) && stack.status !== 'DELETE_COMPLETE');
  }
}
