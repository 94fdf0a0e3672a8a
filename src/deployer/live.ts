/** A deployed stack, as far as the deployer needs it. */
export interface StackState {
  readonly stackName: string;
  readonly status: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
}

/** What a stage serves at this moment: the service's answer, not what the template asks for. */
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

/** A stage among the others of its API. */
export interface RestStageSummary extends LiveStage {
  readonly description?: string;
  readonly createdDate?: Date;
}

export interface DeploymentSummary {
  readonly id: string;
  readonly createdDate: Date;
  readonly description?: string;
}

/** A Lambda function, version or alias that exists. */
export interface LiveFunction {
  /** ARN of the execution role. */
  readonly role?: string;
  /** The statements of its resource policy. */
  readonly statements: readonly PolicyStatement[];
}

/** A statement of a resource policy, as IAM writes it. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect?: string;
  readonly Principal?: unknown;
  readonly Action?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A resource that CloudFormation took out of a stack and left in place, as its policy asked. */
export interface RetainedResource {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}
