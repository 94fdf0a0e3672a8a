import { uuid } from '../ids';
import type { Stack, StackResource } from './stack';

/** Moves the stack to a status and writes the event. */
export function setStackStatus(stack: Stack, status: string, now: number, reason?: string): void {
  stack.status = status;
  stack.statusReason = reason;
  stack.events.push({
    eventId: uuid(),
    timestamp: later(stack, now),
    logicalId: stack.name,
    physicalId: stack.id,
    type: 'AWS::CloudFormation::Stack',
    status,
    reason,
    clientRequestToken: stack.input.clientRequestToken,
  });
}

export function recordResourceEvent(stack: Stack, { logicalId, type, state, status, statusReason, properties, timestamp }: StackResource): void {
  stack.events.push({
    eventId: `${logicalId}-${status}-${uuid()}`,
    timestamp: later(stack, timestamp),
    logicalId,
    physicalId: state?.physicalId ?? '',
    type,
    status,
    reason: statusReason,
    properties,
    clientRequestToken: stack.input.clientRequestToken,
  });
}

/** Clients sort events by time, so no two of a stack have the same. */
function later({ events }: Stack, now: number): number {
  return Math.max(now, (events[events.length - 1]?.timestamp ?? 0) + 1);
}
