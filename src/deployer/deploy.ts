import type { ManifestStage } from '../model';
import { lint, withAcknowledged } from '../rules';
import type { LintOptions, LintResult } from '../rules';
import { loadTemplates } from '../template';
import { startCanary } from './canary/start';
import type { CanaryStarted } from './canary/start';
import { ControlPlane } from './control-plane';
import { Refused } from './errors';
import type { LiveStage } from './live';
import { keepLoggingRole } from './logging-role';
import { plainStages } from './plain-stages';
import type { DeployListener } from './progress';
import { manifestOf, pinTo, releaseTargets, unpin } from './release-target';
import type { ReleaseTarget } from './release-target';
import { stageUrl } from './stage-url';
import type { Assembly, AssemblyStack, CdkToolkit } from './toolkit';
import { changedVariables, declaredVariables } from './variables';

/** What a deployed stack can be called at, and what its release did. */
export interface DeployedStack {
  readonly stackName: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly stages: readonly DeployedStage[];
}

export interface DeployedStage {
  readonly api: string;
  readonly kind: ManifestStage['kind'];
  readonly stageName: string;
  readonly url: string;
  readonly deploymentId: string;
  /** The canary that this deployment started. */
  readonly canary?: CanaryStarted;
}

/** Checks an assembly before anything is deployed; an error among the findings is a reason not to go on. */
export function preflight(assembly: Assembly, options: LintOptions = {}): LintResult {
  const { templates, problems } = loadTemplates([assembly.directory]);
  if (problems[0]) throw problems[0];
  return lint(templates, withAcknowledged(templates, options));
}

/** The stacks that the patterns name (exact name or id); all when there is none. */
export function selectStacks(assembly: Assembly, names: readonly string[]): readonly AssemblyStack[] {
  const all = assembly.stacks;
  if (names.length === 0) return all;
  for (const name of names) {
    if (!all.some((stack) => stack.stackName === name || stack.id === name)) {
      throw new Refused(`no stack is called ${name}; the app has: ${all.map((s) => s.stackName).join(', ')}`);
    }
  }
  return all.filter((stack) => names.includes(stack.stackName) || names.includes(stack.id));
}

/**
 * Deploys one stack and starts the release of each of its stages: stages with a canary plan stay on what
 * they serve and get a canary, all others follow the template.
 */
export async function deployStack(
  toolkit: CdkToolkit, assembly: Assembly, stack: AssemblyStack, listener: DeployListener,
): Promise<DeployedStack> {
  const controlPlane = new ControlPlane(stack.region);
  const deployed = await controlPlane.describeStack(stack.stackName) !== undefined;
  const before = deployed ? await liveStages(controlPlane, stack) : new Map<string, LiveStage>();
  const pins = Object.assign({}, ...(manifestOf(stack.template)?.stages ?? []).map((stage) => {
    const held = before.get(stage.stage);
    return held && stage.release.strategy === 'canary'
      ? pinTo(stage, held.deploymentId, { ...declaredVariables(stack.template, stage), ...held.variables })
      : unpin(stage);
  }));
  const role = await keepLoggingRole(controlPlane, stack.stackName, stack.template, deployed);
  const outputs = await toolkit.deploy(assembly, stack, { ...pins, ...role });
  const stages: DeployedStage[] = [];
  const targets = manifestOf(stack.template)?.stages.length ? await releaseTargets(controlPlane, stack.stackName) : [];
  for (const target of targets) {
    const held = before.get(target.manifest.stage);
    const canary = await release(controlPlane, target, held, stack, listener);
    const live = await target.live();
    stages.push({
      api: target.manifest.api,
      kind: target.manifest.kind,
      stageName: target.stageName,
      deploymentId: live.deploymentId,
      url: stageUrl({ apiId: target.apiId, stageName: target.stageName, kind: target.manifest.kind, region: stack.region }),
      canary,
    });
  }
  for (const { apiId, ...stage } of await plainStages(controlPlane, stack.stackName, stack.template)) {
    stages.push({ ...stage, url: stageUrl({ apiId, stageName: stage.stageName, kind: stage.kind, region: stack.region }) });
  }
  return { stackName: stack.stackName, outputs, stages };
}

/** What the stack's stages serve before the deployment, by the stage's logical id; refuses while a canary is active. */
async function liveStages(controlPlane: ControlPlane, stack: AssemblyStack): Promise<ReadonlyMap<string, LiveStage>> {
  const live = new Map<string, LiveStage>();
  if (!manifestOf(await controlPlane.template(stack.stackName))?.stages.length) return live;
  for (const target of await releaseTargets(controlPlane, stack.stackName)) {
    const stage = await target.live();
    if (stage.canary) {
      throw new Refused(`a canary is active on ${target.label} (${stage.canary.percentTraffic} % to ${stage.canary.deploymentId}); promote it or roll it back before the next deployment`);
    }
    live.set(target.manifest.stage, stage);
  }
  return live;
}

async function release(
  controlPlane: ControlPlane, target: ReleaseTarget, held: LiveStage | undefined, stack: AssemblyStack, listener: DeployListener,
): Promise<CanaryStarted | undefined> {
  if (!held) return undefined;
  if (target.manifest.release.strategy === 'direct') {
    const live = await target.live();
    if (live.deploymentId !== held.deploymentId) await target.rememberPrevious(held.deploymentId);
    return undefined;
  }
  if (held.deploymentId === target.latestDeploymentId) {
    // Nothing to release: the definition is the one that serves. The stack follows the template again.
    await target.reconcile(held.deploymentId, held.variables);
    return undefined;
  }
  const overrides = changedVariables(stack.template, target.manifest, held.variables);
  const started = await startCanary(controlPlane, target, { overrides });
  listener.message('info', `${target.label}: ${started.percentTraffic} % of the traffic goes to deployment ${started.canary}`);
  return started;
}
