import type { ValidateFunction } from 'ajv';
import Ajv04 from 'ajv-draft-04';
import { schemaPattern } from './schema-pattern';
import type { Model } from '../../../model';
import { known } from '../../../model';
import { bounded } from '../../bounded';

const REFERENCE_PREFIX = '#/components/schemas/';
/** Every API has this model; it allows any JSON. */
const EMPTY = 'Empty';
/** Keywords that look at a value more than once: below a reference to the schema itself, each level multiplies the work. */
const MULTIPLYING = /"(?:allOf|anyOf|oneOf|not|uniqueItems)":/;

/** Checks bodies against the API's models. Nothing is compiled before it is needed: most APIs never need it. */
export class BodyValidators {
  private ajv?: Ajv04;
  private readonly validators = new Map<string, ValidateFunction | undefined>();
  /** Whether every model takes time in proportion to the body. */
  private isLinear = true;

  constructor(private readonly models: readonly Model[]) {}

  /** Whether `body` is JSON that the model allows; an empty body counts as `{}`. */
  accepts(modelName: string, body: string): boolean {
    try {
      const data: unknown = JSON.parse(body === '' ? '{}' : body);
      const validator = this.validator(modelName);
      if (validator === undefined) return false;
      return this.isLinear ? validator(data) === true : bounded(() => validator(data) === true);
    } catch {
      // No JSON, nested too deeply to be looked at, or not judged in time.
      return false;
    }
  }

  /** `undefined` for a model that does not exist or cannot be compiled: nothing is valid against it. */
  private validator(modelName: string): ValidateFunction | undefined {
    if (!this.validators.has(modelName)) {
      this.ajv ??= this.withModels();
      let compiled: ValidateFunction | undefined;
      try {
        compiled = this.ajv.getSchema(schemaId(modelName));
      } catch {
        compiled = undefined;
      }
      this.validators.set(modelName, compiled);
    }
    return this.validators.get(modelName);
  }

  private withModels(): Ajv04 {
    const schemas = new Map<string, object>();
    for (const model of this.models) {
      const name = known(model.name);
      const schema = known(model.schema);
      if (name !== undefined && name !== EMPTY && typeof schema === 'object' && schema !== null) schemas.set(name, withReferences(schema) as object);
    }
    const text = JSON.stringify([...schemas.values()]);
    this.isLinear = !text.includes('"$ref":') || !MULTIPLYING.test(text);
    const regExp = Object.assign((source: string) => this.pattern(source), { code: 'schemaPattern' });
    const ajv = new Ajv04({ strict: false, validateFormats: false, validateSchema: false, logger: false, code: { regExp } });
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
