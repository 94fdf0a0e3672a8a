import type { ValidateFunction } from 'ajv';
import Ajv04 from 'ajv-draft-04';
import type { Model } from '../../../model';
import { known } from '../../../model';

const REFERENCE_PREFIX = '#/components/schemas/';
/** Every API has this model; it allows any JSON. */
const EMPTY = 'Empty';

/** Checks bodies against the API's models. Nothing is compiled before it is needed: most APIs never need it. */
export class BodyValidators {
  private ajv?: Ajv04;
  private readonly validators = new Map<string, ValidateFunction | undefined>();

  constructor(private readonly models: readonly Model[]) {}

  /** Whether `body` is JSON that the model allows; an empty body counts as `{}`. */
  accepts(modelName: string, body: string): boolean {
    let data: unknown;
    try {
      data = JSON.parse(body === '' ? '{}' : body);
    } catch {
      return false;
    }
    return this.validator(modelName)?.(data) === true;
  }

  /** `undefined` for a model that does not exist or cannot be compiled: nothing is valid against it. */
  private validator(modelName: string): ValidateFunction | undefined {
    if (!this.validators.has(modelName)) {
      this.ajv ??= withModels(this.models);
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
}

function withModels(models: readonly Model[]): Ajv04 {
  const ajv = new Ajv04({ strict: false, validateFormats: false, validateSchema: false, logger: false });
  ajv.addSchema({ id: schemaId(EMPTY) });
  for (const model of models) {
    const name = known(model.name);
    const schema = known(model.schema);
    if (name === undefined || name === EMPTY || typeof schema !== 'object' || schema === null) continue;
    ajv.addSchema({ ...(withReferences(schema) as object), id: schemaId(name) });
  }
  return ajv;
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
