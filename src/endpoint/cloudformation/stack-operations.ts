import { flag, requiredText, text, texts } from '../protocols/query';
import type { QueryInput, QueryOperation } from '../protocols/query';
import { AwsError } from '../service';
import type { ChangeSets } from './change-sets';
import { isEmpty, previewChanges } from './changes';
import type { Engine, OnFailure } from './engine';
import { readStackInput } from './request-input';
import type { InputSources } from './request-input';
import { isInProgress } from './stack';
import type { Stack } from './stack';

/** States that an update can begin from, besides every `…_COMPLETE` of an earlier update. */
const UPDATABLE = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE', 'UPDATE_FAILED', 'CREATE_FAILED'];

/** CreateStack, UpdateStack, DeleteStack and their kin. */
export function stackOperations(engine: Engine, sets: ChangeSets, sources: InputSources): Readonly<Record<string, QueryOperation>> {
  const { stacks } = engine;
  const find = (input: QueryInput, scope: Parameters<QueryOperation>[1]) => {
    const name = requiredText(input, 'StackName');
    return stacks.get(scope, name, `Stack [${name}] does not exist`);
  };
  return {
    CreateStack: (input, context) => {
      const name = requiredText(input, 'StackName');
      if (stacks.find(context, name) !== undefined) throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`);
      const stack = engine.create(context, {
        name, input: readStackInput(input, context, sources), terminationProtection: flag(input, 'EnableTerminationProtection'), onFailure: onFailureOf(input),
      });
      return { StackId: stack.id };
    },
    UpdateStack: (input, context) => {
      const stack = find(input, context);
      assertCanBegin(stack, 'updated');
      const desired = readStackInput(input, context, sources, stack.input);
      if (isEmpty(previewChanges(stack, desired, stacks, engine.provisioner))) throw new AwsError('ValidationError', 'No updates are to be performed.');
      engine.startUpdate(stack, desired, flag(input, 'DisableRollback'));
      return { StackId: stack.id };
    },
    DeleteStack: (input, context) => {
      const stack = stacks.find(context, requiredText(input, 'StackName'));
      if (stack === undefined || stack.status === 'DELETE_COMPLETE') return {};
      if (stack.terminationProtection) {
        throw new AwsError('ValidationError', `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`);
      }
      if (stack.status === 'REVIEW_IN_PROGRESS') {
        sets.of(stack).forEach((set) => sets.delete(set));
        stacks.forget(stack);
        return {};
      }
      if (stack.status === 'DELETE_IN_PROGRESS') return {};
      if (isInProgress(stack) && stack.status !== 'CREATE_IN_PROGRESS') throw cannot(stack, 'deleted');
      engine.startDelete(stack, texts(input, 'RetainResources'));
      return {};
    },
    RollbackStack: (input, context) => {
      const stack = find(input, context);
      if (!engine.startRollback(stack)) throw cannot(stack, 'rolled back');
      return { StackId: stack.id };
    },
    CancelUpdateStack: (input, context) => {
      if (!engine.cancelUpdate(find(input, context))) {
        throw new AwsError('ValidationError', 'CancelUpdateStack cannot be called from current stack status');
      }
      return {};
    },
    ContinueUpdateRollback: (input, context) => {
      const stack = find(input, context);
      if (!engine.continueRollback(stack, texts(input, 'ResourcesToSkip'))) throw cannot(stack, 'continued');
      return {};
    },
    UpdateTerminationProtection: (input, context) => {
      const stack = find(input, context);
      stack.terminationProtection = flag(input, 'EnableTerminationProtection');
      return { StackId: stack.id };
    },
  };
}

/** @throws AwsError `ValidationError` when an operation runs, or the stack's last one left it unusable */
export function assertCanBegin(stack: Stack, verb: string): void {
  if (!UPDATABLE.includes(stack.status)) throw cannot(stack, verb);
}

export function onFailureOf(input: QueryInput): OnFailure {
  if (flag(input, 'DisableRollback')) return 'DO_NOTHING';
  const value = text(input, 'OnFailure') ?? 'ROLLBACK';
  if (value !== 'ROLLBACK' && value !== 'DELETE' && value !== 'DO_NOTHING') {
    throw new AwsError('ValidationError', `1 validation error detected: Value '${value}' at 'onFailure' failed to satisfy constraint: Member must satisfy enum value set: [ROLLBACK, DELETE, DO_NOTHING]`);
  }
  return value;
}

function cannot({ id, status }: Stack, verb: string): AwsError {
  return new AwsError('ValidationError', `Stack:${id} is in ${status} state and can not be ${verb}.`);
}
