import { Token } from 'aws-cdk-lib';
import * as model from '../../model';
import { checkPattern } from '../check';

/**
 * Options for a model.
 */
export interface ModelOptions {
  /**
   * What the model is about.
   * @default - none
   */
  readonly description?: string;

  /**
   * Content type of the bodies that the model describes.
   * @default application/json
   */
  readonly contentType?: string;
}

/**
 * The shape of a body.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export class Model {
  /**
   * A model from a JSON schema, draft 4. It refers to another model of the API by
   * `{ $ref: other.reference }`.
   *
   * Fails when API Gateway would reject the schema: for a keyword that draft 4 does not have (such as `const`, `if`, `nullable` or
   * `example`), a value that it does not allow (an unknown `type`, `required` without a property), or a reference to nothing.
   * Tokens are not checked.
   *
   * @param name letters and digits; unique within an API
   */
  public static fromJsonSchema(name: string, schema: { [key: string]: any }, options: ModelOptions = {}): Model {
    checkPattern('name of a model', name, 'model-name', 'letters and digits');
    checkSchema(name, schema);
    return new Model(name, schema, options);
  }

  private constructor(
    /** Name of the model. */
    public readonly name: string,
    private readonly schema: { [key: string]: unknown },
    private readonly options: ModelOptions,
  ) {}

  /**
   * What `$ref` of another model's schema says to mean this one.
   */
  public get reference(): string {
    return `#/components/schemas/${this.name}`;
  }

  /** @internal */
  public get _contentType(): string {
    return this.options.contentType ?? 'application/json';
  }

  /** @internal */
  public _definition(): model.Model {
    return { name: this.name, contentType: this._contentType, description: this.options.description, schema: this.schema };
  }
}

function checkSchema(name: string, schema: unknown): void {
  const problems = [...model.schemaProblems(withoutTokens(schema), { inDocument: true })].filter(({ certain }) => certain)
    .map(({ path, message }) => [path.slice(0, -1).join('/'), message].filter((part) => part !== '').join(': '));
  if (problems.length > 0) throw new Error(`schema of model '${name}' must be JSON schema draft 4: ${problems.join('; ')}`);
}

/** The schema with tokens as what only the deployment will tell. Where it contains itself, the copy ends. */
function withoutTokens(node: unknown, around: readonly unknown[] = []): unknown {
  if (Token.isUnresolved(node)) return new model.Unresolved(node);
  if (typeof node !== 'object' || node === null) return node;
  if (around.includes(node)) return undefined;
  const inside = [...around, node];
  if (Array.isArray(node)) return node.map((item) => withoutTokens(item, inside));
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutTokens(value, inside)]));
}
