import type { ApiKey, RestApiDefinition, RestStage, UsagePlan, V2Stage, WebSocketApi } from '../model';

/**
 * What the data plane asks of whoever keeps the APIs. Every value in what it gets is resolved; the
 * objects are immutable, so that the gateway may compile a snapshot once and keep it by identity.
 */
export interface Directory {
  restStage(apiId: string, stageName: string): RestStageTarget | undefined;
  webSocketStage(apiId: string, stageName: string): WebSocketStageTarget | undefined;
}

export interface RestStageTarget {
  readonly apiId: string;
  readonly accountId: string;
  readonly region: string;
  readonly stageName: string;
  readonly deploymentId: string;
  readonly definition: RestApiDefinition;
  readonly settings: RestStage;
  readonly variables: Readonly<Record<string, string>>;
  readonly canary?: {
    readonly deploymentId: string;
    readonly definition: RestApiDefinition;
    /** 0 to 100. */
    readonly percentTraffic: number;
    readonly stageVariableOverrides: Readonly<Record<string, string>>;
  };
  /** The plans that reach this stage, each with the keys that belong to it. */
  readonly plans: readonly { readonly plan: UsagePlan; readonly keys: readonly ApiKey[] }[];
}

export interface WebSocketStageTarget {
  /** The plans that reach this stage, each with the keys that belong to it. */
  readonly plans: RestStageTarget['plans'];
  readonly apiId: string;
  readonly accountId: string;
  readonly region: string;
  readonly stageName: string;
  readonly deploymentId: string;
  /** The snapshot that the deployment took. */
  readonly definition: WebSocketApi;
  readonly settings: V2Stage;
  readonly variables: Readonly<Record<string, string>>;
}
