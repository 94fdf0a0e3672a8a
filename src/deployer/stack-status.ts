import { setTimeout as sleep } from 'node:timers/promises';
import type { ControlPlane } from './control-plane';
import { Refused } from './errors';
import type { StackState } from './live';


/** What CloudFormation does to the stack at this moment; `undefined` when nothing. */
export function operationOf({ status }: Pick<StackState, 'status'>): 'creating' | 'updating' | 'deleting' | undefined {
  // Only obsolete resources are still being removed: the stack is what its template says.
  if (!status.endsWith('_IN_PROGRESS') || status.endsWith('_CLEANUP_IN_PROGRESS')) return undefined;
  if (status.startsWith('DELETE')) return 'deleting';
  return status.startsWith('UPDATE') || status.startsWith('IMPORT') ? 'updating' : 'creating';
}

/** Whether the stack was never completely created, so that there is nothing to release. */
export function neverCreated({ status }: Pick<StackState, 'status'>): boolean {
  return ['CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'].includes(status);
}

/** @throws Refused with the stack's status while CloudFormation works on it, and after a first deployment that failed */
export function refuseInterruptedStack(stack: Pick<StackState, 'stackName' | 'status'>): void {
  const { stackName, status } = stack;
  if (operationOf(stack) !== undefined) {
    throw new Refused(`stack ${stackName} is ${status}: a deployment is running or was interrupted; `
      + `wait until CloudFormation has finished, then run "gatehouse deploy ${stackName}"`);
  }
  if (neverCreated(stack)) {
    throw new Refused(`stack ${stackName} is ${status}: its first deployment failed, so it has nothing to release; run "gatehouse deploy ${stackName}"`);
  }
  if (status === 'DELETE_FAILED' || status === 'UPDATE_ROLLBACK_FAILED') {
    const remedy = status === 'DELETE_FAILED' ? `run "gatehouse destroy ${stackName}"` : `run "aws cloudformation continue-update-rollback --stack-name ${stackName}"`;
    throw new Refused(`stack ${stackName} is ${status}; ${remedy} first`);
  }
}

/**
 * The stack once CloudFormation does nothing to it; `undefined` when there is none.
 * @param waiting called once when there is something to wait for
 */
export async function untilIdle(
  controlPlane: ControlPlane, stackName: string, waiting: (stack: StackState) => void = () => {},
): Promise<StackState | undefined> {
  let told = false;
  for (;;) {
    const stack = await controlPlane.describeStack(stackName);
    if (stack === undefined || operationOf(stack) === undefined) return stack;
    if (!told) waiting(stack);
    told = true;
    await sleep(1_000 * controlPlane.pollSeconds);
  }
}
