/** One thing that happened to one resource. */
export interface ResourceProgress {
  readonly stack: string;
  readonly logicalId: string;
  readonly resourceType: string;
  /** CloudFormation's status, such as `CREATE_COMPLETE`. */
  readonly status: string;
  readonly reason?: string;
  readonly constructPath?: string;
  /** Resources done and in all, where the toolkit knows. */
  readonly completed?: number;
  readonly total?: number;
}

/** Who hears of a deployment while it runs. */
export interface DeployListener {
  resource(progress: ResourceProgress): void;
  /** A line for the user. */
  message(level: 'info' | 'warning' | 'error', text: string): void;
  /** @returns whether to go on */
  confirm(question: string): Promise<boolean>;
}
