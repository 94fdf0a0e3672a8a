import type { Manifest, ManifestStage } from '../model';
import { MANIFEST_KEY } from '../model';
import type { ControlPlane } from './control-plane';
import { Refused } from './errors';
import type { DeploymentSummary, LiveStage, StackState } from './live';

/** The tag that remembers what a stage served before its last release, for `rollback --to previous`. */
export const PREVIOUS_DEPLOYMENT_TAG = 'gatehouse:previous-deployment';

/** A stage of a deployed stack that can be released and rolled back. */
export class ReleaseTarget {
  constructor(
    readonly stack: StackState,
    readonly manifest: ManifestStage,
    readonly apiId: string,
    /** The physical id of the deployment that the stack's template made last. */
    readonly latestDeploymentId: string,
    private readonly controlPlane: ControlPlane,
  ) {}

  get stageName(): string {
    return this.manifest.stageName;
  }

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

  async rememberPrevious(deploymentId: string): Promise<void> {
    const tags = { [PREVIOUS_DEPLOYMENT_TAG]: deploymentId };
    await (this.isRest
      ? this.controlPlane.tagRestStage(this.apiId, this.stageName, tags)
      : this.controlPlane.tagV2Stage(this.apiId, this.stageName, tags));
  }

  /**
   * Makes the template agree with where the stage now is: unpinned when it serves the stack's latest
   * deployment, pinned to it otherwise. Moves no traffic.
   */
  async reconcile(servedDeploymentId: string, liveVariables: Readonly<Record<string, string>>): Promise<void> {
    const { pinParameter } = this.manifest;
    if (!pinParameter) return;
    const changed = servedDeploymentId === this.latestDeploymentId
      ? unpin(this.manifest)
      : pinTo(this.manifest, servedDeploymentId, liveVariables);
    if (Object.entries(changed).every(([name, value]) => this.stack.parameters[name] === value)) return;
    await this.controlPlane.updateParameters(this.stack, changed);
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

/** Every release target of a deployed stack. */
export async function releaseTargets(controlPlane: ControlPlane, stackName: string): Promise<ReleaseTarget[]> {
  const stack = await controlPlane.describeStack(stackName);
  if (!stack) throw new Refused(`stack ${stackName} does not exist${controlPlane.region ? ` in ${controlPlane.region}` : ''}; deploy it first, or check the name and the region`);
  const manifest = manifestOf(await controlPlane.template(stackName));
  if (!manifest || manifest.stages.length === 0) {
    throw new Refused(`stack ${stackName} holds no stage that Gatehouse constructs made, so there is nothing to release in it`);
  }
  const resources = await controlPlane.resources(stackName);
  return manifest.stages.flatMap((stage) => {
    const apiId = resources.get(stage.api);
    const deployment = resources.get(stage.deployment);
    return apiId && deployment ? [new ReleaseTarget(stack, stage, apiId, deployment, controlPlane)] : [];
  });
}

export interface TargetSelection {
  /** Physical or logical id of the API. */
  readonly api?: string;
  readonly stage?: string;
  readonly kind?: 'REST';
}

/** The one target that the selection names. */
export async function releaseTarget(controlPlane: ControlPlane, stackName: string, selection: TargetSelection = {}): Promise<ReleaseTarget> {
  const all = await releaseTargets(controlPlane, stackName);
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
