import type { ErrorObject } from 'ajv';

type Describe = (error: ErrorObject) => string;

/** What is wrong, in the words of the library that validates bodies on AWS (json-schema-validator). */
const DESCRIPTIONS: Readonly<Record<string, Describe>> = {
  type: ({ data, params }) => `instance type (${typeOf(data)}) does not match any allowed primitive type (allowed: ${JSON.stringify([params.type].flat())})`,
  enum: ({ data, params }) => `instance value (${JSON.stringify(data)}) not found in enum (possible values: ${JSON.stringify(params.allowedValues)})`,
  minimum: ({ data, params }) => (params.comparison === '>'
    ? `numeric instance is not strictly greater than the required minimum ${params.limit}`
    : `numeric instance is lower than the required minimum (minimum: ${params.limit}, found: ${String(data)})`),
  maximum: ({ data, params }) => (params.comparison === '<'
    ? `numeric instance is not strictly lower than the required maximum ${params.limit}`
    : `numeric instance is greater than the required maximum (maximum: ${params.limit}, found: ${String(data)})`),
  multipleOf: ({ data, params }) => `remainder of division is not zero (${String(data)} / ${params.multipleOf})`,
  minLength: ({ data, params }) => `string ${JSON.stringify(data)} is too short (length: ${[...data as string].length}, required minimum: ${params.limit})`,
  maxLength: ({ data, params }) => `string ${JSON.stringify(data)} is too long (length: ${[...data as string].length}, maximum allowed: ${params.limit})`,
  pattern: ({ data, params }) => `ECMA 262 regex ${JSON.stringify(params.pattern)} does not match input string ${JSON.stringify(data)}`,
  minItems: ({ data, params }) => `array is too short: must have at least ${params.limit} elements but instance has ${(data as unknown[]).length} elements`,
  maxItems: ({ data, params }) => `array is too long: must have at most ${params.limit} elements but instance has ${(data as unknown[]).length} elements`,
  uniqueItems: () => 'array must not contain duplicate elements',
  additionalItems: ({ params }) => `array only allows ${params.limit} elements`,
  minProperties: ({ data, params }) => `object has too few properties (found ${countOf(data)} but schema requires at least ${params.limit})`,
  maxProperties: ({ data, params }) => `object has too many properties (found ${countOf(data)} but schema requires at most ${params.limit})`,
  dependencies: ({ params }) => `property ${JSON.stringify(params.property)} of object has missing property dependencies (requires: ${JSON.stringify(String(params.deps).split(', '))})`,
  anyOf: ({ schema }) => `instance failed to match at least one required schema among ${(schema as unknown[]).length}`,
  oneOf: ({ schema, params }) => `instance failed to match exactly one schema (matched ${params.passingSchemas?.length ?? 0} out of ${(schema as unknown[]).length})`,
  not: () => 'instance matched a schema which it should not have',
};

/** Names that one sentence lists together: those that are missing, and those that are too many. */
const LISTS: Readonly<Record<string, { readonly member: string; readonly text: (names: string) => string }>> = {
  required: { member: 'missingProperty', text: (names) => `object has missing required properties (${names})` },
  additionalProperties: { member: 'additionalProperty', text: (names) => `object instance has properties which are not allowed by the schema: ${names}` },
};

/** `$context.error.validationErrorString`: every violation, in brackets. */
export function validationErrorString(errors: readonly ErrorObject[]): string {
  const sentences = new Map<string, string | { readonly keyword: string; readonly names: string[] }>();
  for (const error of errors.filter(({ schemaPath }) => !/\/(?:anyOf|oneOf|not)\//.test(schemaPath))) {
    const { keyword, instancePath, schemaPath, params } = error;
    const key = `${instancePath} ${schemaPath}`;
    const list = LISTS[keyword];
    const before = sentences.get(key);
    if (list === undefined) sentences.set(key, DESCRIPTIONS[keyword]?.(error) ?? error.message ?? keyword);
    else if (typeof before === 'object') before.names.push(String(params[list.member]));
    else sentences.set(key, { keyword, names: [String(params[list.member])] });
  }
  return `[${[...sentences.values()].map((one) => (typeof one === 'string' ? one : LISTS[one.keyword].text(JSON.stringify(one.names.sort())))).join(', ')}]`;
}

function typeOf(data: unknown): string {
  if (data === null) return 'null';
  if (Array.isArray(data)) return 'array';
  return Number.isInteger(data) ? 'integer' : typeof data;
}

function countOf(data: unknown): number {
  return Object.keys(data as object).length;
}
