import type { ManifestStage } from '../model';
import { lint, withAcknowledged } from '../rules';
import type { LintOptions, LintResult } from '../rules';
import { loadTemplates } from '../template';
import { finishPromotion } from './canary/finish';
import { startCanary } from './canary/start';
import type { CanaryStarted } from './canary/start';
import { carryOver, dropsCallees, needsOf, type ServedApi } from './carry';
import { ControlPlane } from './control-plane';
import { notedVariables } from './deployment-variables';
import { Refused } from './errors';
import type { LiveStage, StackState } from './live';
import { keepLoggingRole } from './logging-role';
import { plainStages } from './plain-stages';
import type { DeployListener } from './progress';
import { parseRecord, previousDeployment, upToDate } from './release-record';
import { manifestOf, pinTo, releaseTargets, unpin } from './release-target';
import type { ReleaseTarget } from './release-target';
import { neverCreated, refuseInterruptedStack, untilIdle } from './stack-status';
import { stageUrl } from './stage-url';
import type { Assembly, AssemblyStack, CdkToolkit } from './toolkit';
import { declaredVariables } from './variables';

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

/** A stack as it is before a deployment. */
interface Before {
  readonly template: Readonly<Record<string, unknown>>;
  /** What its stages serve, by the stage's logical id. */
  readonly held: ReadonlyMap<string, LiveStage>;
  /** What its APIs must go on answering. */
  readonly served: readonly ServedApi[];
}

/**
 * Deploys one stack and starts the release of each of its stages: stages with a canary plan stay on what
 * they serve and get a canary, all others follow the template.
 *
 * Resources that the template drops and that the deployments in service, or those before them, still call are kept in the
 * stack. A deployment that was interrupted is waited for, and completed.
 */
export async function deployStack(
  toolkit: CdkToolkit, assembly: Assembly, stack: AssemblyStack, listener: DeployListener, controlPlane = new ControlPlane(stack.region),
): Promise<DeployedStack> {
  const deployed = await idleStack(controlPlane, stack.stackName, listener);
  const before = deployed && !neverCreated(deployed) ? await stateBefore(controlPlane, stack.stackName) : undefined;
  const pins = Object.assign({}, ...(manifestOf(stack.template)?.stages ?? []).map((stage) => {
    const held = before?.held.get(stage.stage);
    return held && stage.release.strategy === 'canary'
      ? pinTo(stage, held.deploymentId, { ...declaredVariables(stack.template, stage), ...held.variables })
      : unpin(stage);
  }));
  const role = await keepLoggingRole(controlPlane, stack.stackName, stack.template, before !== undefined);
  const outputs = await deployKeeping(toolkit, assembly, stack, { ...pins, ...role }, { controlPlane, before, listener });
  const stages: DeployedStage[] = [];
  const targets = manifestOf(stack.template)?.stages.length ? await releaseTargets(controlPlane, stack.stackName) : [];
  for (const target of targets) {
    const canary = await release(controlPlane, target, before?.held.get(target.manifest.stage), listener);
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
  for (const { apiId, variables: _, ...stage } of await plainStages(controlPlane, stack.stackName, stack.template)) {
    stages.push({ ...stage, url: stageUrl({ apiId, stageName: stage.stageName, kind: stage.kind, region: stack.region }) });
  }
  return { stackName: stack.stackName, outputs, stages };
}

/** The stack once CloudFormation does nothing to it: a deployment that lost its client goes on by itself. */
async function idleStack(controlPlane: ControlPlane, stackName: string, listener: DeployListener): Promise<StackState | undefined> {
  const stack = await untilIdle(controlPlane, stackName, ({ status }) =>
    listener.message('info', `stack ${stackName} is ${status}: waiting for the deployment that is running`));
  if (stack && !neverCreated(stack)) refuseInterruptedStack(stack);
  return stack;
}

/** What the stack serves; completes promotions, remembers what serves, and fails while a canary is active. */
async function stateBefore(controlPlane: ControlPlane, stackName: string): Promise<Before> {
  const template = await controlPlane.template(stackName);
  const held = new Map<string, LiveStage>();
  const served: ServedApi[] = [];
  for (const target of manifestOf(template)?.stages.length ? await releaseTargets(controlPlane, stackName) : []) {
    await finishPromotion(controlPlane, target);
    const live = await target.live();
    if (live.canary) {
      throw new Refused(`a canary is active on ${target.label} (${live.canary.percentTraffic} % to ${live.canary.deploymentId}); promote it or roll it back before the next deployment`);
    }
    const deployments = await target.deployments();
    const record = parseRecord(live.tags);
    await target.remember(upToDate(record, live.deploymentId, deployments), live);
    await target.noteVariables(deployments.find(({ id }) => id === live.deploymentId), live.variables);
    held.set(target.manifest.stage, live);
    const previous = previousDeployment(record, live.deploymentId, deployments);
    const kept = deployments.filter(({ id }) => id === live.deploymentId || id === previous)
      .map((deployment) => ({ id: deployment.id, variables: notedVariables(deployment) ?? live.variables }));
    served.push({ apiId: target.apiId, isRest: target.isRest, deployments: kept });
  }
  for (const { apiId, kind, deploymentId, variables } of await plainStages(controlPlane, stackName, template)) {
    if (deploymentId) served.push({ apiId, isRest: kind === 'REST', deployments: [{ id: deploymentId, variables }] });
  }
  return { template, held, served };
}

/** Deploys the stack's template, with what the deployments of before still call. */
async function deployKeeping(
  toolkit: CdkToolkit, assembly: Assembly, stack: AssemblyStack, parameters: Record<string, string>,
  { controlPlane, before, listener }: { controlPlane: ControlPlane; before?: Before; listener: DeployListener },
): Promise<Readonly<Record<string, string>>> {
  if (!before || before.served.length === 0 || !dropsCallees(before.template, stack.template)) return toolkit.deploy(assembly, stack, parameters);
  const needs = await needsOf(controlPlane, before.served);
  const { template, carried, retained } = carryOver(before.template, stack.template, await controlPlane.resources(stack.stackName), needs);
  if (carried.length + retained.length === 0) return toolkit.deploy(assembly, stack, parameters);
  listener.message('info', `${stack.stackName}: deployments that may serve again still call what the app dropped; kept for them: ${[...carried, ...retained].join(', ')}`);
  return toolkit.deployInstead(assembly, stack, template, parameters);
}

async function release(
  controlPlane: ControlPlane, target: ReleaseTarget, held: LiveStage | undefined, listener: DeployListener,
): Promise<CanaryStarted | undefined> {
  if (!held || target.manifest.release.strategy === 'direct') {
    const live = await target.live();
    const deployments = await target.deployments();
    await target.remember(upToDate(parseRecord(live.tags), live.deploymentId, deployments), live);
    await target.noteVariables(deployments.find(({ id }) => id === live.deploymentId), live.variables);
    return undefined;
  }
  if (held.deploymentId === target.latestDeploymentId) {
    // Nothing to release: the definition is the one that serves. The stack follows the template again.
    await target.reconcile(held.deploymentId, held.variables);
    return undefined;
  }
  if (parseRecord(held.tags).rejected === target.latestDeploymentId) {
    listener.message('warning', `${target.label}: deployment ${target.latestDeploymentId} was rolled back as a canary, so it is not released again; `
      + `deploy a change, or run "gatehouse canary start ${target.stack.stackName}"`);
    return undefined;
  }
  const started = await startCanary(controlPlane, target);
  listener.message('info', `${target.label}: ${started.percentTraffic} % of the traffic goes to deployment ${started.canary}`);
  return started;
}
