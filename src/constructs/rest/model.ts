import type * as model from '../../model';
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
   * @param name letters and digits; unique within an API
   */
  public static fromJsonSchema(name: string, schema: { [key: string]: any }, options: ModelOptions = {}): Model {
    checkPattern('name of a model', name, 'model-name', 'letters and digits');
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
