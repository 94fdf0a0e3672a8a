import { readPlans } from './plans';
import type { Directory, RestStageTarget, WebSocketStageTarget } from '../../gateway/directory';
import { definitionOf, settingsOf } from '../apigateway/definition';
import { REST_API_ENTITY } from '../apigateway/rest-api';
import { STAGE_ENTITY } from '../apigateway/stage';
import { API_ENTITY, isWebSocket } from '../apigatewayv2/api';
import { webSocketDefinitionOf, webSocketSettingsOf } from '../apigatewayv2/definition';
import { STAGE_ENTITY as V2_STAGE_ENTITY } from '../apigatewayv2/stage';
import type { StoredRecord } from '../records/records';
import type { Registries, Registry } from '../records/registry';
import type { Properties } from '../resource-type';

type Strings = Readonly<Record<string, string>>;

interface KeptStage {
  readonly registry: Registry;
  /** Of the registry's records when the target was read. */
  readonly revision: number;
  readonly target: RestStageTarget;
}

/** What the data plane asks, answered from the records of the control plane. */
export class RecordDirectory implements Directory {
  private readonly restStages = new Map<string, KeptStage>();

  constructor(private readonly registries: Registries) {}

  /** The same object until something of its account changes: every request asks for it. */
  restStage(apiId: string, stageName: string): RestStageTarget | undefined {
    const key = `${apiId}/${stageName}`;
    const kept = this.restStages.get(key);
    if (kept !== undefined && kept.revision === kept.registry.records.revision) return kept.target;
    this.restStages.delete(key);
    const registry = this.registryOf(REST_API_ENTITY.type, apiId);
    const stage = registry?.get(STAGE_ENTITY, apiId, stageName);
    if (registry === undefined || stage === undefined) return undefined;
    const target = restTarget(registry, stage);
    this.restStages.set(key, { registry, revision: registry.records.revision, target });
    return target;
  }

  webSocketStage(apiId: string, stageName: string): WebSocketStageTarget | undefined {
    const registry = this.registryOf(API_ENTITY.type, apiId);
    const stage = registry?.get(V2_STAGE_ENTITY, apiId, stageName);
    if (registry === undefined || stage?.properties.DeploymentId === undefined) return undefined;
    if (!isWebSocket(registry.require(API_ENTITY, '', apiId))) return undefined;
    const deploymentId = String(stage.properties.DeploymentId);
    return {
      ...registry.scope,
      apiId,
      stageName,
      deploymentId,
      definition: webSocketDefinitionOf(registry, apiId, deploymentId),
      settings: webSocketSettingsOf(registry, stage),
      variables: (stage.properties.StageVariables ?? {}) as Strings,
      plans: readPlans(registry, apiId, stageName),
    };
  }

  /** Whether there is an API of any kind with this id. */
  isApi(apiId: string): boolean {
    return [REST_API_ENTITY, API_ENTITY].some(({ type }) => this.registryOf(type, apiId) !== undefined);
  }

  /** The HTTP API with this id: there is no data plane for those. */
  httpApi(apiId: string): StoredRecord | undefined {
    const api = this.registryOf(API_ENTITY.type, apiId)?.get(API_ENTITY, '', apiId);
    return api === undefined || isWebSocket(api) ? undefined : api;
  }

  /** The name of an API of any kind, as metrics are filed under. */
  nameOf(apiId: string): string {
    const record = [REST_API_ENTITY, API_ENTITY].map((entity) => this.registryOf(entity.type, apiId)?.get(entity, '', apiId)).find(Boolean);
    return String(record?.properties.Name ?? apiId);
  }

  /** The registry that an API of this type lives in. Ids are unique over all accounts and regions. */
  registryOf(type: string, apiId: string): Registry | undefined {
    return this.registries.all().find(({ records }) => records.get(type, '', apiId) !== undefined);
  }
}

function restTarget(registry: Registry, stage: StoredRecord): RestStageTarget {
  const { scope: apiId, id: stageName } = stage;
  const { DeploymentId, Variables, CanarySetting } = stage.properties;
  const deploymentId = String(DeploymentId);
  return {
    ...registry.scope,
    apiId,
    stageName,
    deploymentId,
    definition: definitionOf(registry, apiId, deploymentId),
    settings: settingsOf(registry, stage),
    variables: (Variables ?? {}) as Strings,
    ...CanarySetting === undefined ? {} : { canary: canaryOf(registry, stage, CanarySetting as Properties) },
    plans: readPlans(registry, apiId, stageName),
  };
}

function canaryOf(registry: Registry, { scope, properties }: StoredRecord, canary: Properties): RestStageTarget['canary'] {
  const deploymentId = String(canary.DeploymentId ?? properties.DeploymentId);
  return {
    deploymentId,
    definition: definitionOf(registry, scope, deploymentId),
    percentTraffic: Number(canary.PercentTraffic ?? 0),
    stageVariableOverrides: (canary.StageVariableOverrides ?? {}) as Strings,
  };
}
