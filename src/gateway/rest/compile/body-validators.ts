import type { ValidateFunction } from 'ajv';
import Ajv04 from 'ajv-draft-04';
import { schemaPattern } from './schema-pattern';
import { validationErrorString } from './validation-errors';
import type { Model } from '../../../model';
import { known } from '../../../model';
import { bounded } from '../../bounded';

const REFERENCE_PREFIX = '#/components/schemas/';
/** Every API has this model; it allows any JSON. */
const EMPTY = 'Empty';
/** Keywords that look at a value more than once: below a reference to the schema itself, each level multiplies the work. */
const MULTIPLYING = /"(?:allOf|anyOf|oneOf|not|uniqueItems)":/;

/** Bytes of a body up to which every violation is looked for: of a larger one the first is told. */
const MAXIMUM_EXPLAINED = 65_536;

/** Checks bodies against the API's models. Nothing is compiled before it is needed: most APIs never need it. */
export class BodyValidators {
  /** One that stops at the first violation, and one that finds them all. */
  private readonly ajvs = new Map<boolean, Ajv04>();
  private readonly validators = new Map<string, ValidateFunction | undefined>();
  /** Whether every model takes time in proportion to the body. */
  private isLinear = true;

  constructor(private readonly models: readonly Model[]) {}

  /**
   * What is wrong with `body`, as `$context.error.validationErrorString` says it; `undefined` when it is JSON that the model allows.
   * An empty body counts as `{}`.
   */
  violations(modelName: string, body: string): string | undefined {
    try {
      const data: unknown = JSON.parse(body === '' ? '{}' : body);
      const validator = this.validator(modelName, false);
      if (validator === undefined) return `[the model '${modelName}' does not exist or cannot be compiled]`;
      if (this.isValid(validator, data)) return undefined;
      const explaining = body.length > MAXIMUM_EXPLAINED ? validator : this.validator(modelName, true)!;
      if (explaining !== validator) this.isValid(explaining, data);
      return validationErrorString(explaining.errors ?? []);
    } catch (error) {
      // No JSON, nested too deeply to be looked at, or not judged in time.
      return `[${(error as Error).message}]`;
    }
  }

  private isValid(validator: ValidateFunction, data: unknown): boolean {
    return this.isLinear ? validator(data) === true : bounded(() => validator(data) === true);
  }

  /** `undefined` for a model that does not exist or cannot be compiled: nothing is valid against it. */
  private validator(modelName: string, allErrors: boolean): ValidateFunction | undefined {
    const key = `${modelName} ${allErrors}`;
    if (!this.validators.has(key)) {
      const ajv = this.ajvs.get(allErrors) ?? this.withModels(allErrors);
      this.ajvs.set(allErrors, ajv);
      let compiled: ValidateFunction | undefined;
      try {
        compiled = ajv.getSchema(schemaId(modelName));
      } catch {
        compiled = undefined;
      }
      this.validators.set(key, compiled);
    }
    return this.validators.get(key);
  }

  private withModels(allErrors: boolean): Ajv04 {
    const schemas = new Map<string, object>();
    for (const model of this.models) {
      const name = known(model.name);
      const schema = known(model.schema);
      if (name !== undefined && name !== EMPTY && typeof schema === 'object' && schema !== null) schemas.set(name, withReferences(schema) as object);
    }
    const text = JSON.stringify([...schemas.values()]);
    this.isLinear = !text.includes('"$ref":') || !MULTIPLYING.test(text);
    const regExp = Object.assign((source: string) => this.pattern(source), { code: 'schemaPattern' });
    const ajv = new Ajv04({
      strict: false, validateFormats: false, validateSchema: false, logger: false, allErrors, verbose: true, code: { regExp },
    });
    // The keyword of Ajv compares each item with each other.
    ajv.removeKeyword('uniqueItems');
    ajv.addKeyword({ keyword: 'uniqueItems', type: 'array', validate: (wanted: unknown, items: readonly unknown[]) => wanted !== true || areUnique(items) });
    ajv.addSchema({ id: schemaId(EMPTY) });
    for (const [name, schema] of schemas) ajv.addSchema({ ...schema, id: schemaId(name) });
    return ajv;
  }

  /** Ajv knows patterns by what they print. */
  private pattern(source: string): ReturnType<typeof schemaPattern> {
    const pattern = schemaPattern(source);
    this.isLinear &&= pattern.isLinear;
    return Object.assign(pattern, { toString: () => source });
  }
}

function areUnique(items: readonly unknown[]): boolean {
  return new Set(items.map(canonical)).size === items.length;
}

/** The same text for values that JSON schema calls equal: the order of members does not count. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  return `{${Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).sort().join()}}`;
}

function schemaId(modelName: string): string {
  return `model:/${modelName}`;
}

/** The schema with references among models, in whichever way they are written, turned to the ids under which they are known. */
function withReferences(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withReferences);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(Object.entries(schema).filter(([key, value]) => !(key === '$schema' && typeof value === 'string')).map(([key, value]) => {
    if (key !== '$ref' || typeof value !== 'string') return [key, withReferences(value)];
    const name = value.startsWith(REFERENCE_PREFIX) ? value.slice(REFERENCE_PREFIX.length) : /\/models\/([^/]+)$/.exec(value)?.[1];
    return [key, name === undefined ? value : schemaId(name)];
  }));
}
