/** The key of the template's `Metadata` under which constructs leave the deployer its contract. */
export const MANIFEST_KEY = 'Gatehouse';

/**
 * The stack parameter that holds the ARN of the role with which the account writes API Gateway's logs; empty:
 * the stack makes one.
 */
export const LOGGING_ROLE_PARAMETER = 'ApiGatewayCloudWatchRoleArn';

/**
 * What the deployer must know of a stack and cannot read from its resources. It travels in the template,
 * so that `GetTemplate` alone is enough to operate a stack: no source, no local state.
 */
export interface Manifest {
  readonly version: 1;
  readonly stages: readonly ManifestStage[];
}

export interface ManifestStage {
  readonly kind: 'REST' | 'WEBSOCKET';
  /** Logical ids in the same template. */
  readonly api: string;
  readonly stage: string;
  readonly deployment: string;
  readonly stageName: string;
  /** Parameter that pins the stage to a deployment; empty value: the template's own. Absent for `Release.direct()` of WebSocket APIs. */
  readonly pinParameter?: string;
  /** Stage variables to the parameter that pins each while the stage is pinned. */
  readonly pinnedVariables?: Readonly<Record<string, string>>;
  readonly release: ReleasePlan;
}

export type ReleasePlan = { readonly strategy: 'direct' } | { readonly strategy: 'canary'; readonly steps: readonly CanaryStepPlan[] };

export interface CanaryStepPlan {
  /** Percent of the stage's traffic, 0 to 100. */
  readonly percent: number;
  /** How long to stay there before the next step, in seconds; absent: until told to go on. */
  readonly bakeSeconds?: number;
}
