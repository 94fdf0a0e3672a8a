/** A deployed stack, as far as the deployer needs it. */
export interface StackState {
  readonly stackName: string;
  readonly status: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
}

/** What a stage serves at this moment: the service's answer, not the template's wish. */
export interface LiveStage {
  readonly deploymentId: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly canary?: LiveCanary;
}

export interface LiveCanary {
  readonly deploymentId: string;
  /** 0 to 100. */
  readonly percentTraffic: number;
  readonly stageVariableOverrides: Readonly<Record<string, string>>;
}

export interface DeploymentSummary {
  readonly id: string;
  readonly createdDate: Date;
  readonly description?: string;
}
