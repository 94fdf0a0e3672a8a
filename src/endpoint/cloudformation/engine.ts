import type { Scope } from '../service';
import { deleteResources, isRetained, isRetainedOnRollback, isRetainedWhenReplaced } from './delete-resources';
import { Deployment } from './deployment';
import { setStackStatus } from './events';
import { ProvisionError } from './provisioner';
import type { Provisioner } from './provisioner';
import { restore } from './rollback';
import { snapshot } from './stack';
import type { Deployed, Stack, StackInput, StackResource } from './stack';
import type { NewStack, Stacks } from './stacks';

/** What happens to a stack whose creation failed. */
export type OnFailure = 'ROLLBACK' | 'DELETE' | 'DO_NOTHING';

const CANCELLED = 'Rollback requested by user.';

/** An operation that failed and was not rolled back. */
interface Pending {
  readonly deployment: Deployment;
  readonly previous?: Deployed;
}

/** Creates, updates and deletes stacks. Each operation runs in the background, one at a time for a stack. */
export class Engine {
  private readonly running = new Map<string, Promise<void>>();
  private readonly pending = new Map<string, Pending>();
  /** Updates whose rollback failed. */
  private readonly unfinished = new Map<string, Pending>();

  constructor(readonly stacks: Stacks, readonly provisioner: Provisioner, private readonly now: () => number) {}

  create(scope: Scope, options: Omit<NewStack, 'status' | 'now'> & { readonly onFailure: OnFailure }): Stack {
    const stack = this.stacks.create(scope, { ...options, status: 'CREATE_IN_PROGRESS', now: this.now() });
    this.startCreate(stack, options.input, options.onFailure);
    return stack;
  }

  /** Creates what a stack that waited for its first change set is to be. */
  startCreate(stack: Stack, input: StackInput, onFailure: OnFailure): void {
    stack.input = input;
    stack.disableRollback = onFailure === 'DO_NOTHING';
    stack.operation = new AbortController();
    setStackStatus(stack, 'CREATE_IN_PROGRESS', this.now(), 'User Initiated');
    this.run(stack, () => this.runCreate(stack, onFailure));
  }

  startUpdate(stack: Stack, input: StackInput, disableRollback: boolean): void {
    const previous = snapshot(stack);
    stack.input = input;
    stack.updated = this.now();
    stack.disableRollback = disableRollback;
    stack.operation = new AbortController();
    setStackStatus(stack, 'UPDATE_IN_PROGRESS', this.now(), 'User Initiated');
    this.run(stack, () => this.runUpdate(stack, previous));
  }

  /** Deletes a stack. A creation that runs is canceled first. */
  startDelete(stack: Stack, retain: readonly string[] = []): void {
    const creation = this.running.get(stack.id);
    setStackStatus(stack, 'DELETE_IN_PROGRESS', this.now(), 'User Initiated');
    stack.operation?.abort();
    this.run(stack, async () => {
      await creation;
      await this.runDelete(stack, retain);
    });
  }

  /** Cancels an update, which is then rolled back. `false` when none runs that can be canceled. */
  cancelUpdate(stack: Stack): boolean {
    if (stack.status !== 'UPDATE_IN_PROGRESS' || stack.operation === undefined) return false;
    stack.disableRollback = false;
    stack.operation.abort();
    return true;
  }

  /** Goes on with a rollback that failed. `false` when there is none. @param skip logical ids of what stays as it is */
  continueRollback(stack: Stack, skip: readonly string[]): boolean {
    const unfinished = this.unfinished.get(stack.id);
    if (stack.status !== 'UPDATE_ROLLBACK_FAILED' || unfinished === undefined) return false;
    setStackStatus(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', this.now(), 'User Initiated');
    this.run(stack, () => this.rollBack(stack, unfinished, new Set(skip)));
    return true;
  }

  /** Takes back an operation that failed with rollback disabled. `false` when there is none. */
  startRollback(stack: Stack): boolean {
    const pending = this.pending.get(stack.id);
    if (pending === undefined) return false;
    setStackStatus(stack, pending.previous === undefined ? 'ROLLBACK_IN_PROGRESS' : 'UPDATE_ROLLBACK_IN_PROGRESS', this.now(), 'User Initiated');
    this.run(stack, () => this.rollBack(stack, pending));
    return true;
  }

  /** Resolves when nothing runs for the stack. */
  async idle({ id }: Stack): Promise<void> {
    await this.running.get(id);
  }

  /** Resolves when nothing runs for any stack. */
  async close(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running.values());
  }

  private run(stack: Stack, operation: () => Promise<void>): void {
    const done = operation().catch((error: unknown) => {
      setStackStatus(stack, stack.status.replace('_IN_PROGRESS', '_FAILED'), this.now(), `Internal Failure: ${(error as Error).message}`);
    }).finally(() => {
      // A deletion may have taken its place.
      if (this.running.get(stack.id) === done) this.running.delete(stack.id);
    });
    this.running.set(stack.id, done);
  }

  private async runCreate(stack: Stack, onFailure: OnFailure): Promise<void> {
    const deployment = new Deployment(stack, stack.input, this.stacks, this.provisioner);
    const reason = await attempt(deployment);
    const canceled = stack.operation?.signal.aborted === true;
    stack.operation = undefined;
    if (canceled && stack.status === 'DELETE_IN_PROGRESS') return;
    if (reason === undefined) {
      setStackStatus(stack, 'CREATE_COMPLETE', this.now());
    } else if (onFailure === 'DO_NOTHING') {
      this.pending.set(stack.id, { deployment });
      setStackStatus(stack, 'CREATE_FAILED', this.now(), reason);
    } else if (onFailure === 'DELETE') {
      setStackStatus(stack, 'DELETE_IN_PROGRESS', this.now(), `${asSentence(reason)} Delete requested by user.`);
      await this.runDelete(stack, []);
    } else {
      setStackStatus(stack, 'ROLLBACK_IN_PROGRESS', this.now(), `${asSentence(reason)} ${CANCELLED}`);
      await this.rollBack(stack, { deployment });
    }
  }

  private async runUpdate(stack: Stack, previous: Deployed): Promise<void> {
    const deployment = new Deployment(stack, stack.input, this.stacks, this.provisioner);
    const reason = await attempt(deployment);
    stack.operation = undefined;
    if (reason === undefined) {
      setStackStatus(stack, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', this.now());
      const { removed, superseded } = deployment.obsolete();
      // The replacement's own policy decides: it is the one of the template that asks for the replacement.
      const replacementOf = ({ logicalId }: StackResource) => stack.resources.get(logicalId)!;
      const retain = (resource: StackResource) => (
        superseded.includes(resource) ? isRetainedWhenReplaced(replacementOf(resource)) : isRetained(resource));
      await deleteResources(stack, [...superseded, ...removed], this.provisioner, retain);
      for (const { logicalId } of removed) stack.resources.delete(logicalId);
      this.pending.delete(stack.id);
      setStackStatus(stack, 'UPDATE_COMPLETE', this.now());
    } else if (stack.disableRollback) {
      this.pending.set(stack.id, { deployment, previous });
      setStackStatus(stack, 'UPDATE_FAILED', this.now(), reason);
    } else {
      setStackStatus(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', this.now(), reason);
      await this.rollBack(stack, { deployment, previous });
    }
  }

  private async rollBack(stack: Stack, { deployment, previous }: Pending, skip: ReadonlySet<string> = new Set()): Promise<void> {
    this.pending.delete(stack.id);
    this.unfinished.delete(stack.id);
    if (previous === undefined) {
      const failures = await deleteResources(stack, [...stack.resources.values()], this.provisioner, isRetainedOnRollback);
      stack.outputs = [];
      const reason = failures.length === 0 ? undefined : `The following resource(s) failed to delete: [${failures.join(', ')}]. `;
      setStackStatus(stack, failures.length === 0 ? 'ROLLBACK_COMPLETE' : 'ROLLBACK_FAILED', this.now(), reason);
      return;
    }
    const { made, failures } = await restore(stack, deployment, this.provisioner, previous, skip);
    if (failures.length > 0) {
      this.unfinished.set(stack.id, { deployment, previous });
      setStackStatus(stack, 'UPDATE_ROLLBACK_FAILED', this.now(), `The following resource(s) failed to update: [${failures.join(', ')}]. `);
      return;
    }
    setStackStatus(stack, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', this.now());
    await deleteResources(stack, made, this.provisioner, isRetainedOnRollback);
    for (const { logicalId } of made) if (!previous.resources.has(logicalId)) stack.resources.delete(logicalId);
    setStackStatus(stack, 'UPDATE_ROLLBACK_COMPLETE', this.now());
  }

  private async runDelete(stack: Stack, retain: readonly string[]): Promise<void> {
    const inUse = stack.outputs.flatMap(({ exportName }) => {
      const [importer] = exportName === undefined ? [] : this.stacks.importers(stack, exportName);
      return importer === undefined ? [] : `Export ${exportName} cannot be deleted as it is in use by ${importer.name}`;
    });
    if (inUse.length > 0) {
      setStackStatus(stack, 'DELETE_FAILED', this.now(), inUse[0]);
      return;
    }
    const keep = new Set(retain);
    const kept = (resource: StackResource) => isRetained(resource) || keep.has(resource.logicalId);
    const failures = await deleteResources(stack, [...stack.resources.values()], this.provisioner, kept);
    if (failures.length > 0) {
      setStackStatus(stack, 'DELETE_FAILED', this.now(), `The following resource(s) failed to delete: [${failures.join(', ')}]. `);
      return;
    }
    stack.outputs = [];
    stack.imports.clear();
    stack.deleted = this.now();
    setStackStatus(stack, 'DELETE_COMPLETE', this.now());
  }
}

/** @returns why it failed, in the stack event's words; `undefined` when it did not */
async function attempt(deployment: Deployment): Promise<string | undefined> {
  try {
    await deployment.apply();
    return undefined;
  } catch (error) {
    if (!(error instanceof ProvisionError)) return (error as Error).message;
    const { logicalId, status } = error.resource;
    return `The following resource(s) failed to ${status.startsWith('CREATE') ? 'create' : 'update'}: [${logicalId}].`;
  }
}

function asSentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
