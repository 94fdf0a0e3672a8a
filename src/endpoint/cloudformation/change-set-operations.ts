import { flag, requiredText, text } from '../protocols/query';
import type { QueryInput, QueryOperation } from '../protocols/query';
import { AwsError } from '../service';
import type { Scope } from '../service';
import type { ChangeSet, ChangeSets } from './change-sets';
import { isEmpty, previewChanges } from './changes';
import type { PropertyChange, ResourceChange } from './changes';
import type { Engine, OnFailure } from './engine';
import { setStackStatus } from './events';
import { paginate } from './paginate';
import { readStackInput } from './request-input';
import type { InputSources } from './request-input';
import { isDeployed } from './stack';
import type { Stack, StackInput } from './stack';
import { assertCanBegin, onFailureOf } from './stack-operations';
import { writeTags } from './tags';
import { writeParameters } from './views';

const NO_CHANGES = "The submitted information didn't contain changes. Submit different information to create a change set.";

/** CreateChangeSet and what belongs to it. */
export function changeSetOperations(
  engine: Engine, sets: ChangeSets, sources: InputSources, now: () => number,
): Readonly<Record<string, QueryOperation>> {
  const stackOf = (input: QueryInput, scope: Scope): Stack | undefined => {
    const stackName = text(input, 'StackName');
    if (stackName === undefined && !requiredText(input, 'ChangeSetName').startsWith('arn:')) {
      throw new AwsError('ValidationError', 'StackName must be specified if ChangeSetName is not specified as an ARN.');
    }
    return stackName === undefined ? undefined : engine.stacks.get(scope, stackName, `Stack [${stackName}] does not exist`);
  };
  const find = (input: QueryInput, scope: Scope) => sets.get(requiredText(input, 'ChangeSetName'), stackOf(input, scope));
  return {
    CreateChangeSet: (input, context) => {
      const type = text(input, 'ChangeSetType') ?? 'UPDATE';
      if (type !== 'CREATE' && type !== 'UPDATE') throw new AwsError('ValidationError', `ChangeSetType ${type} is not emulated by the local endpoint; use CREATE or UPDATE`);
      const existing = engine.stacks.find(context, requiredText(input, 'StackName'));
      const previous = existing !== undefined && isDeployed(existing) ? existing : undefined;
      assertType(type, input, existing);
      const desired = readStackInput(input, context, sources, previous?.input);
      const stack = previous ?? existing ?? reviewStack(engine, context, input, desired, now());
      const changes = previewChanges(stack, desired, engine.stacks, engine.provisioner);
      const failed = type === 'UPDATE' && isEmpty(changes);
      const set = sets.add({
        name: requiredText(input, 'ChangeSetName'),
        stack,
        type,
        input: desired,
        changes,
        created: now(),
        description: text(input, 'Description'),
        onFailure: text(input, 'OnStackFailure') as OnFailure | undefined,
        status: failed ? 'FAILED' : 'CREATE_COMPLETE',
        statusReason: failed ? NO_CHANGES : undefined,
        executionStatus: failed ? 'UNAVAILABLE' : 'AVAILABLE',
      });
      return { Id: set.id, StackId: stack.id };
    },
    DescribeChangeSet: (input, context) => view(find(input, context), input),
    ExecuteChangeSet: (input, context) => {
      const set = find(input, context);
      if (set.executionStatus !== 'AVAILABLE') {
        throw new AwsError('InvalidChangeSetStatus', `ChangeSet [${set.id}] cannot be executed in its current execution status of [${set.executionStatus}]`);
      }
      sets.executed(set);
      const desired = { ...set.input, clientRequestToken: text(input, 'ClientRequestToken') ?? set.input.clientRequestToken };
      if (set.type === 'CREATE') {
        engine.startCreate(set.stack, desired, set.onFailure ?? onFailureOf(input));
      } else {
        assertCanBegin(set.stack, 'updated');
        engine.startUpdate(set.stack, desired, flag(input, 'DisableRollback') || set.onFailure === 'DO_NOTHING');
      }
      return {};
    },
    DeleteChangeSet: (input, context) => {
      const set = sets.find(requiredText(input, 'ChangeSetName'), stackOf(input, context));
      // Deleting what does not exist succeeds; the CDK relies on it.
      if (set !== undefined) sets.delete(set);
      return {};
    },
    ListChangeSets: (input, context) => {
      const name = requiredText(input, 'StackName');
      const stack = engine.stacks.get(context, name, `Stack [${name}] does not exist`);
      return { Summaries: sets.of(stack).map((set) => summary(set)) };
    },
  };
}

function assertType(type: 'CREATE' | 'UPDATE', input: QueryInput, existing: Stack | undefined): void {
  const name = requiredText(input, 'StackName');
  if (type === 'CREATE' && existing !== undefined && isDeployed(existing)) {
    throw new AwsError('ValidationError', `Stack [${name}] already exists and cannot be created again with the changeSet [${text(input, 'ChangeSetName')}].`);
  }
  if (type === 'UPDATE' && existing === undefined) throw new AwsError('ValidationError', `Stack [${name}] does not exist`);
  if (type === 'UPDATE') assertCanBegin(existing!, 'updated');
}

/** A stack that exists in name only, until a change set is executed. */
function reviewStack(engine: Engine, scope: Scope, input: QueryInput, desired: StackInput, now: number): Stack {
  const stack = engine.stacks.create(scope, { name: requiredText(input, 'StackName'), input: desired, status: 'REVIEW_IN_PROGRESS', now });
  setStackStatus(stack, 'REVIEW_IN_PROGRESS', now, 'User Initiated');
  return stack;
}

function summary({ id, name, stack, status, statusReason, executionStatus, created, description }: ChangeSet) {
  return {
    ChangeSetId: id,
    ChangeSetName: name,
    StackId: stack.id,
    StackName: stack.name,
    Status: status,
    StatusReason: statusReason,
    ExecutionStatus: executionStatus,
    CreationTime: new Date(created),
    Description: description,
    IncludeNestedStacks: false,
  };
}

function view(set: ChangeSet, input: QueryInput) {
  const withValues = flag(input, 'IncludePropertyValues');
  const page = paginate(set.changes.resources, text(input, 'NextToken'), 100);
  return {
    ...summary(set),
    Parameters: writeParameters(set.input),
    Tags: writeTags(set.input.tags),
    Capabilities: set.input.capabilities,
    NotificationARNs: set.input.notificationArns,
    OnStackFailure: set.onFailure,
    Changes: page.items.map((change) => changeView(change, withValues)),
    NextToken: page.nextToken,
  };
}

function changeView({ action, logicalId, physicalId, type, replacement, policyAction, scope, properties }: ResourceChange, withValues: boolean) {
  const attributes = scope.filter((name) => name !== 'Properties').map((name) => detail(name, undefined, 'Never'));
  return {
    Type: 'Resource',
    ResourceChange: {
      PolicyAction: policyAction,
      Action: action,
      LogicalResourceId: logicalId,
      PhysicalResourceId: physicalId,
      ResourceType: type,
      Replacement: replacement,
      Scope: scope,
      Details: [...properties.map((change) => detail('Properties', change, change.recreates, withValues)), ...attributes],
    },
  };
}

function detail(attribute: string, change: PropertyChange | undefined, recreation: string, withValues = false) {
  const values = change !== undefined && withValues
    ? { Path: `/Properties/${change.name}`, BeforeValue: valueText(change.before), AfterValue: valueText(change.after) }
    : {};
  return {
    Target: { Attribute: attribute, Name: change?.name, RequiresRecreation: recreation, ...values },
    Evaluation: recreation === 'Conditionally' ? 'Dynamic' : 'Static',
    ChangeSource: 'DirectModification',
  };
}

function valueText(value: unknown): string | undefined {
  return typeof value === 'string' || value === undefined ? value : JSON.stringify(value);
}
