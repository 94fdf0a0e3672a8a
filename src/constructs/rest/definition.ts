import type { Authorizer } from './authorizer';
import type { ApiBinding } from './binding';
import type { MethodAuthorizer, MethodParts } from './method';
import type { Model } from './model';
import { referencedModels } from './model-references';
import type * as model from '../../model';

/**
 * Everything that a body says of an API's routes, as they are added one by one. In what order does not show.
 */
export class DefinitionParts {
  private readonly methods = new Map<string, model.Method[]>();
  private readonly models = new Map<string, Model>();
  private readonly authorizers = new Map<Authorizer, model.RestAuthorizer>();
  private readonly validators = new Map<string, model.RequestValidator>();

  /** Counts additions, so that what was made of the parts can be kept until they change. */
  public revision = 0;

  public addMethod(path: string, { method, models, validator }: MethodParts): void {
    this.revision++;
    this.methods.set(path, [...this.methods.get(path) ?? [], method]);
    for (const one of models) this.addModel(one);
    if (validator) this.validators.set(validator.key, validator);
  }

  /** @throws when another model has the name */
  public addModel(one: Model): void {
    const known = this.models.get(one.name);
    if (known && known !== one) throw new Error(`models of an API must have different names, got two of name '${one.name}'`);
    this.models.set(one.name, one);
    this.revision++;
  }

  /**
   * What a method with the authorizer says.
   * @throws when another authorizer has the name
   */
  public addAuthorizer(authorizer: Authorizer, api: ApiBinding): MethodAuthorizer {
    const { _authorizationType: authorizationType } = authorizer;
    const known = this.authorizers.get(authorizer) ?? authorizer._define(api);
    if (!known) return { authorizationType };
    if (!this.authorizers.has(authorizer) && [...this.authorizers.values()].some(({ key }) => key === known.key)) {
      throw new Error(`authorizers of an API must have different names, got two of name '${known.key}'; give authorizerName`);
    }
    this.authorizers.set(authorizer, known);
    return { authorizationType, authorizer: known.key };
  }

  public get isEmpty(): boolean {
    return this.methods.size === 0;
  }

  /** Methods of each path. */
  public get paths(): ReadonlyMap<string, readonly model.Method[]> {
    return this.methods;
  }

  /** Models that a model refers to and the API does not have. */
  public missingModels(): string[] {
    return [...this.models.values()].flatMap((one) =>
      referencedModels(one._definition().schema)
        .filter((name) => !this.models.has(name))
        .map((name) => `model '${one.name}' refers to model '${name}', which the API does not have; add it with addModel()`));
  }

  public definition(): Pick<model.RestApiDefinition, 'resources' | 'models' | 'authorizers' | 'requestValidators' | 'documentationParts'> {
    return {
      resources: [...this.methods].map(([path, methods]) => ({ path, methods })),
      models: [...this.models.values()].map((one) => one._definition()),
      authorizers: [...this.authorizers.values()],
      requestValidators: [...this.validators.values()],
      documentationParts: [],
    };
  }
}
