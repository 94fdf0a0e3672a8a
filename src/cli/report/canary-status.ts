import type { CanaryStatus } from '../../deployer';

const PHASES: Readonly<Record<CanaryStatus['phase'], string>> = {
  settled: 'settled: the stage serves what the stack\'s template says',
  updating: 'updating: CloudFormation is changing the stack',
  canary: 'a canary is active',
  promoting: 'promotion unfinished: all traffic is on the new deployment, the rest is still to be done',
  unreleased: 'unreleased: the stack\'s latest deployment has not been given any traffic yet',
  pinned: 'pinned: the stage is held on an older deployment than the stack\'s latest, until a change is deployed',
  unreconciled: 'not reconciled: the stage serves another deployment than the stack says; to let the stack follow without moving traffic, run the next command',
};

/** A release's status as lines for a terminal. */
export function describeStatus(status: CanaryStatus): string {
  const { canary, next, pinnedTo } = status;
  const percent = canary && `${canary.percentTraffic} %${canary.nextPercent === undefined ? '' : `, next step ${canary.nextPercent} %`}`;
  return [
    `stage ${status.stage} of ${status.api} (${status.apiId}) in stack ${status.stack} (${status.stackStatus})`,
    `  ${PHASES[status.phase]}`,
    `  serves      ${status.deploymentId}`,
    `  latest      ${status.latestDeploymentId || 'being made'}`,
    ...pinnedTo ? [`  pinned to   ${pinnedTo}`] : [],
    ...canary ? [`  canary      ${canary.deploymentId} at ${percent}`] : [],
    ...next.map((command, index) => `  ${index === 0 ? 'next        ' : '            '}${command}`),
  ].join('\n');
}
