import { uuid } from '../ids';
import { AwsError } from '../service';
import type { Changes } from './changes';
import type { OnFailure } from './engine';
import type { Stack, StackInput } from './stack';

export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly stack: Stack;
  readonly type: 'CREATE' | 'UPDATE';
  readonly input: StackInput;
  readonly changes: Changes;
  readonly created: number;
  readonly description?: string;
  readonly onFailure?: OnFailure;
  readonly status: 'CREATE_COMPLETE' | 'FAILED';
  readonly statusReason?: string;
  executionStatus: 'AVAILABLE' | 'UNAVAILABLE' | 'EXECUTE_COMPLETE' | 'OBSOLETE';
}

/** The change sets of every stack. */
export class ChangeSets {
  private readonly sets: ChangeSet[] = [];

  add(set: Omit<ChangeSet, 'id'>): ChangeSet {
    if (this.of(set.stack).some(({ name }) => name === set.name)) {
      throw new AwsError('AlreadyExistsException', `ChangeSet ${set.name} already exists`);
    }
    const { region, accountId } = set.stack;
    const added: ChangeSet = { ...set, id: `arn:aws:cloudformation:${region}:${accountId}:changeSet/${set.name}/${uuid()}` };
    this.sets.push(added);
    return added;
  }

  /** @param nameOrId a name needs the stack that it belongs to */
  find(nameOrId: string, stack: Stack | undefined): ChangeSet | undefined {
    return this.sets.find((set) => set.id === nameOrId || (set.name === nameOrId && set.stack === stack));
  }

  get(nameOrId: string, stack: Stack | undefined): ChangeSet {
    const found = this.find(nameOrId, stack);
    if (found === undefined) throw new AwsError('ChangeSetNotFound', `ChangeSet [${nameOrId}] does not exist`, 404);
    return found;
  }

  of(stack: Stack): ChangeSet[] {
    return this.sets.filter((set) => set.stack === stack);
  }

  delete(set: ChangeSet): void {
    this.sets.splice(this.sets.indexOf(set), 1);
  }

  /** What was planned against an earlier state of the stack can no longer be executed. */
  executed(set: ChangeSet): void {
    for (const other of this.of(set.stack)) if (other.executionStatus === 'AVAILABLE') other.executionStatus = 'OBSOLETE';
    set.executionStatus = 'EXECUTE_COMPLETE';
  }
}
