/** Properties of a resource with every intrinsic resolved. */
export type Properties = Readonly<Record<string, unknown>>;

/** Where a resource is being made. */
export interface ResourceContext {
  readonly accountId: string;
  readonly region: string;
  readonly stackName: string;
  readonly stackId: string;
  readonly logicalId: string;
  /** The base URL of this endpoint, such as `http://localhost:4566`. */
  readonly endpointUrl: string;
  /** Aborted when the stack's operation is canceled: what is waited for is given up. */
  readonly signal?: AbortSignal;
}

/** What a resource is once it exists. */
export interface ResourceState {
  /** What `Ref` gives. */
  readonly physicalId: string;
  /** What `Fn::GetAtt` gives, by name (`Arn`, `RootResourceId`, `Outputs.X`). */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** What was not done, shown as the reason of the event that reports the resource complete. */
  readonly note?: string;
}

/**
 * How one CloudFormation resource type is made, changed and removed here. A failure throws an Error whose
 * message is what CloudFormation would show as the event's reason; nothing half-made may stay behind.
 */
export interface ResourceType {
  readonly type: string;
  /** Properties whose change makes a new resource and deletes the old one in the clean-up. */
  readonly replacedBy: readonly string[];
  create(properties: Properties, context: ResourceContext): Promise<ResourceState>;
  update(current: ResourceState, next: Properties, previous: Properties, context: ResourceContext): Promise<ResourceState>;
  delete(current: ResourceState, properties: Properties, context: ResourceContext): Promise<void>;
}
