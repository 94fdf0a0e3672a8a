import type { ManifestStage } from '../model';
import { readModel, templateOf } from '../template';
import type { ControlPlane } from './control-plane';
import { manifestOf } from './release-target';

/** A stage that stands in a stack without being ours: it can be called, and follows its template. */
export interface PlainStage {
  /** The API's logical id. */
  readonly api: string;
  readonly apiId: string;
  readonly kind: ManifestStage['kind'];
  readonly stageName: string;
  readonly deploymentId: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The stages of a deployed stack that no Gatehouse construct made. */
export async function plainStages(
  controlPlane: ControlPlane, stackName: string, template: Readonly<Record<string, unknown>>,
): Promise<PlainStage[]> {
  const ours = new Set(manifestOf(template)?.stages.map(({ stage }) => stage));
  const { restApis, webSocketApis } = readModel([templateOf(stackName, template)]);
  const found = [
    ...restApis.flatMap(({ origin, stages }) => stages.map((stage) => ({ kind: 'REST' as const, api: origin?.logicalId, stage: stage.origin?.logicalId }))),
    ...webSocketApis.flatMap(({ origin, stages }) => stages.map((stage) => ({ kind: 'WEBSOCKET' as const, api: origin?.logicalId, stage: stage.origin?.logicalId }))),
  ].filter(({ stage }) => stage !== undefined && !ours.has(stage));
  if (found.length === 0) return [];

  const resources = await controlPlane.resources(stackName);
  const plain: PlainStage[] = [];
  for (const { kind, api = '', stage = '' } of found) {
    const apiId = resources.get(api);
    const stageName = resources.get(stage);
    if (apiId === undefined || stageName === undefined) continue;
    const { deploymentId, variables } = kind === 'REST' ? await controlPlane.restStage(apiId, stageName) : await controlPlane.v2Stage(apiId, stageName);
    plain.push({ api, apiId, kind, stageName, deploymentId, variables });
  }
  return plain;
}
