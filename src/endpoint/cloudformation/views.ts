import type { LocalUrls } from '../local-urls';
import { isNoEcho, NO_ECHO } from './parameters';
import type { Stack, StackEvent, StackInput, StackResource } from './stack';
import { writeTags } from './tags';

/*
 * The shapes of CloudFormation's API.
 */

export function writeParameters({ template, parameters }: StackInput) {
  return parameters.map(({ key, value, resolved }) => ({
    ParameterKey: key, ParameterValue: isNoEcho(template.Parameters[key]) ? NO_ECHO : value, ResolvedValue: resolved,
  }));
}

const NO_DRIFT = { StackDriftStatus: 'NOT_CHECKED' };

function timesOf({ created, deleted, updated }: Stack) {
  return {
    CreationTime: new Date(created),
    DeletionTime: deleted === undefined ? undefined : new Date(deleted),
    LastUpdatedTime: updated === undefined ? undefined : new Date(updated),
  };
}

/** Outputs show where this endpoint's APIs answer; inside stacks they are what they are on AWS. */
export function stackView(stack: Stack, localUrls: LocalUrls) {
  const { input } = stack;
  return {
    StackId: stack.id,
    StackName: stack.name,
    Description: input.template.Description,
    Parameters: writeParameters(input),
    ...timesOf(stack),
    RollbackConfiguration: {},
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DisableRollback: stack.disableRollback,
    NotificationARNs: input.notificationArns,
    Capabilities: input.capabilities,
    Outputs: stack.outputs.map(({ key, value, description, exportName }) => ({
      OutputKey: key, OutputValue: localUrls.localize(value), Description: description, ExportName: exportName,
    })),
    RoleARN: input.roleArn,
    Tags: writeTags(input.tags),
    EnableTerminationProtection: stack.terminationProtection,
    ParentId: stack.parentId,
    RootId: stack.rootId,
    DriftInformation: NO_DRIFT,
  };
}

export function stackSummary(stack: Stack) {
  return {
    StackId: stack.id,
    StackName: stack.name,
    TemplateDescription: stack.input.template.Description,
    ...timesOf(stack),
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    ParentId: stack.parentId,
    RootId: stack.rootId,
    DriftInformation: NO_DRIFT,
  };
}

export function eventView(stack: Stack, event: StackEvent) {
  return {
    StackId: stack.id,
    EventId: event.eventId,
    StackName: stack.name,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: new Date(event.timestamp),
    ResourceStatus: event.status,
    ResourceStatusReason: event.reason,
    ResourceProperties: event.properties === undefined ? undefined : JSON.stringify(event.properties),
    ClientRequestToken: event.clientRequestToken,
  };
}

export function resourceSummary({ logicalId, type, state, status, statusReason, timestamp }: StackResource) {
  return {
    LogicalResourceId: logicalId,
    PhysicalResourceId: state?.physicalId,
    ResourceType: type,
    LastUpdatedTimestamp: new Date(timestamp),
    ResourceStatus: status,
    ResourceStatusReason: statusReason,
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  };
}

/** DescribeStackResources calls the time `Timestamp`, DescribeStackResource `LastUpdatedTimestamp`; both read what they know. */
export function resourceView(stack: Stack, resource: StackResource) {
  const summary = resourceSummary(resource);
  return {
    StackName: stack.name,
    StackId: stack.id,
    ...summary,
    Timestamp: summary.LastUpdatedTimestamp,
    Metadata: resource.metadata === undefined ? undefined : JSON.stringify(resource.metadata),
  };
}
