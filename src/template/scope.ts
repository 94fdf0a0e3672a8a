/**
 * What the names in a template stand for. `undefined` means that the scope does not know; an `Unresolved`
 * that a scope returns is taken as it is.
 */
export interface Scope {
  /** The template's `Mappings`. */
  readonly mappings?: unknown;
  /** The physical id of a resource, or the value of a parameter or of a pseudo parameter such as `AWS::Region`. */
  ref(name: string): unknown;
  /** An attribute of a resource: `Arn`, `RootResourceId`, `Outputs.ApiId`. */
  attribute(logicalId: string, name: string): unknown;
  /** The value that another stack exports. */
  importValue(name: string): unknown;
  /** An output of another stack, which the CDK writes for weak references. */
  stackOutput?(stack: string, output: string): unknown;
  condition(name: string): boolean | undefined;
  availabilityZones?(region: string): readonly string[] | undefined;
  /**
   * Takes the place of an expression that cannot be resolved. A scope without it gets an `Unresolved`;
   * a strict one throws.
   * @param reason what is missing, in CloudFormation's words where it has some
   */
  unresolved?(expression: unknown, reason: string): unknown;
}

/** A template refers to something that does not exist. The message is what CloudFormation would say. */
export class EvaluationError extends Error {
  constructor(message: string, readonly expression: unknown) {
    super(message);
    this.name = 'EvaluationError';
  }
}

/** The same scope, which throws an `EvaluationError` for what it does not know. */
export function strict(scope: Scope): Scope {
  return {
    ref: (name) => scope.ref(name),
    attribute: (logicalId, name) => scope.attribute(logicalId, name),
    importValue: (name) => scope.importValue(name),
    stackOutput: (stack, output) => scope.stackOutput?.(stack, output),
    condition: (name) => scope.condition(name),
    mappings: scope.mappings,
    availabilityZones: (region) => scope.availabilityZones?.(region),
    unresolved: (expression, reason) => {
      throw new EvaluationError(reason, expression);
    },
  };
}
