import type { Manifest, ManifestStage } from '../model';
import { MANIFEST_KEY } from '../model';
import type { ControlPlane } from './control-plane';
import { describeWithVariables } from './deployment-variables';
import { Refused, StackBusy } from './errors';
import type { DeploymentSummary, LiveStage, StackState } from './live';
import { changedTags, type ReleaseRecord } from './release-record';
import { operationOf, refuseInterruptedStack, untilIdle } from './stack-status';

/** Updates of the stack by other commands that are waited for. */
const MAX_TRIES = 3;

/** A stage of a deployed stack that can be released and rolled back. */
export class ReleaseTarget {
  constructor(
    readonly stack: StackState,
    readonly manifest: ManifestStage,
    readonly apiId: string,
    /** As the stack made it: in the manifest it can be an intrinsic. */
    readonly stageName: string,
    /** The physical id of the deployment that the stack's template made last; empty while CloudFormation makes it. */
    readonly latestDeploymentId: string,
    private readonly controlPlane: ControlPlane,
  ) {}

  get isRest(): boolean {
    return this.manifest.kind === 'REST';
  }

  /** How messages call the stage. */
  get label(): string {
    return `stage ${this.stageName} of ${this.manifest.api} (${this.apiId}) in stack ${this.stack.stackName}`;
  }

  /** What the pin parameter held when the stack was read; empty when the stage follows the template. */
  get pinnedTo(): string {
    return this.manifest.pinParameter ? this.stack.parameters[this.manifest.pinParameter] ?? '' : '';
  }

  /** The deployment that the stack says the stage serves. */
  get wantedDeploymentId(): string {
    return this.pinnedTo || this.latestDeploymentId;
  }

  live(): Promise<LiveStage> {
    return this.isRest
      ? this.controlPlane.restStage(this.apiId, this.stageName)
      : this.controlPlane.v2Stage(this.apiId, this.stageName);
  }

  deployments(): Promise<DeploymentSummary[]> {
    return this.isRest ? this.controlPlane.restDeployments(this.apiId) : this.controlPlane.v2Deployments(this.apiId);
  }

  deleteDeployment(id: string): Promise<void> {
    return this.isRest ? this.controlPlane.deleteRestDeployment(this.apiId, id) : this.controlPlane.deleteV2Deployment(this.apiId, id);
  }

  /** Writes what the stage is to remember of its releases. */
  async remember(record: ReleaseRecord, live: LiveStage): Promise<void> {
    const tags = changedTags(record, live.tags);
    if (Object.keys(tags).length === 0) return;
    await (this.isRest
      ? this.controlPlane.tagRestStage(this.apiId, this.stageName, tags)
      : this.controlPlane.tagV2Stage(this.apiId, this.stageName, tags));
  }

  /** Notes on a deployment the stage variables that it is served with. */
  async noteVariables(deployment: DeploymentSummary | undefined, variables: Readonly<Record<string, string>>): Promise<void> {
    const description = deployment && describeWithVariables(deployment, variables);
    if (deployment === undefined || description === undefined) return;
    await (this.isRest
      ? this.controlPlane.describeRestDeployment(this.apiId, deployment.id, description)
      : this.controlPlane.describeV2Deployment(this.apiId, deployment.id, description));
  }

  /**
   * Makes the template agree with where the stage now is: unpinned when it serves the stack's latest
   * deployment, pinned to it otherwise. Moves no traffic. Waits while another command does the same.
   */
  async reconcile(servedDeploymentId: string, liveVariables: Readonly<Record<string, string>>): Promise<void> {
    const { pinParameter } = this.manifest;
    if (!pinParameter) return;
    const changed = servedDeploymentId === this.latestDeploymentId
      ? unpin(this.manifest)
      : pinTo(this.manifest, servedDeploymentId, liveVariables);
    let { stack } = this;
    for (let tries = 0; !Object.entries(changed).every(([name, value]) => stack.parameters[name] === value); tries += 1) {
      try {
        await this.controlPlane.updateParameters(stack, changed);
        return;
      } catch (error) {
        if (!(error instanceof StackBusy) || tries === MAX_TRIES) throw error;
        stack = await untilIdle(this.controlPlane, stack.stackName) ?? stack;
      }
    }
  }
}

/** Parameter values that hold a stage where it is. */
export function pinTo(stage: ManifestStage, deploymentId: string, variables: Readonly<Record<string, string>>): Record<string, string> {
  if (!stage.pinParameter) return {};
  const pins: Record<string, string> = { [stage.pinParameter]: deploymentId };
  for (const [variable, parameter] of Object.entries(stage.pinnedVariables ?? {})) pins[parameter] = variables[variable] ?? '';
  return pins;
}

/** Parameter values that let a stage follow the template. */
export function unpin(stage: ManifestStage): Record<string, string> {
  if (!stage.pinParameter) return {};
  return Object.fromEntries([stage.pinParameter, ...Object.values(stage.pinnedVariables ?? {})].map((name) => [name, '']));
}

/** The contract that our constructs left in a template; `undefined` in a template that they did not write. */
export function manifestOf(template: Readonly<Record<string, unknown>>): Manifest | undefined {
  const metadata = template.Metadata as Record<string, unknown> | undefined;
  const manifest = metadata?.[MANIFEST_KEY] as Manifest | undefined;
  if (manifest === undefined) return undefined;
  if (manifest.version !== 1 || !Array.isArray(manifest.stages)) {
    throw new Refused(`the stack's ${MANIFEST_KEY} metadata has version ${String(manifest.version)}; this command reads version 1: update cdk-gatehouse`);
  }
  return manifest;
}

/**
 * Every release target of a deployed stack.
 * @param whileUpdating also while CloudFormation updates the stack, which is enough to look at it
 * @throws Refused when there is none, or CloudFormation works on the stack
 */
export async function releaseTargets(controlPlane: ControlPlane, stackName: string, whileUpdating = false): Promise<ReleaseTarget[]> {
  const stack = await controlPlane.describeStack(stackName);
  if (!stack) {
    throw new Refused(`stack ${stackName} does not exist${controlPlane.region ? ` in ${controlPlane.region}` : ''}; `
      + `deploy it with "gatehouse deploy ${stackName}", or check the name, the account and the Region`);
  }
  if (!whileUpdating || operationOf(stack) !== 'updating') refuseInterruptedStack(stack);
  const manifest = manifestOf(await controlPlane.template(stackName));
  if (!manifest || manifest.stages.length === 0) {
    throw new Refused(`stack ${stackName} holds no stage that Gatehouse constructs made, so there is nothing to release in it`);
  }
  const resources = await controlPlane.resources(stackName);
  const targets = manifest.stages.flatMap((stage) => {
    const apiId = resources.get(stage.api);
    // Not there yet while CloudFormation makes it.
    const deployment = resources.get(stage.deployment) ?? (whileUpdating ? '' : undefined);
    const stageName = resources.get(stage.stage);
    return apiId && deployment !== undefined && stageName ? [new ReleaseTarget(stack, stage, apiId, stageName, deployment, controlPlane)] : [];
  });
  if (targets.length === 0) refuseInterruptedStack(stack);
  return targets;
}

export interface TargetSelection {
  /** Physical or logical id of the API. */
  readonly api?: string;
  readonly stage?: string;
  readonly kind?: 'REST';
  /** Also while CloudFormation updates the stack. */
  readonly whileUpdating?: boolean;
}

/** The one target that the selection names. */
export async function releaseTarget(controlPlane: ControlPlane, stackName: string, selection: TargetSelection = {}): Promise<ReleaseTarget> {
  const all = await releaseTargets(controlPlane, stackName, selection.whileUpdating);
  const found = all.filter((target) =>
    (selection.kind === undefined || target.manifest.kind === selection.kind) &&
    (selection.api === undefined || selection.api === target.apiId || selection.api === target.manifest.api) &&
    (selection.stage === undefined || selection.stage === target.stageName));
  if (found.length === 1) return found[0]!;
  const choices = (found.length ? found : all).map((t) => `--api ${t.manifest.api} --stage ${t.stageName} (${t.manifest.kind})`).join(', ');
  throw new Refused(found.length
    ? `stack ${stackName} has ${found.length} stages that match; name one of: ${choices}`
    : `stack ${stackName} has no ${selection.kind === 'REST' ? 'REST ' : ''}stage that matches; it has: ${choices || 'none'}`);
}
