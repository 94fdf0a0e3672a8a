import { isPlain } from './coerce';
import { Unresolved } from './value';

/** What is wrong with the value of a keyword. */
export interface ValueProblem {
  /** What it must be. */
  readonly must: string;
  /** Whether a template with it fails for sure. */
  readonly certain: boolean;
  /** Whether API Gateway is known to reject it. */
  readonly rejected: boolean;
}

type Check = (value: unknown, siblings: Readonly<Record<string, unknown>>) => string | undefined;

const TYPES: readonly unknown[] = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

/**
 * The keywords of JSON schema draft 4, the draft of API Gateway's models, with what their values must be. Any other
 * keyword is rejected: aws/aws-cdk#14585 (`$id`), #25546 (`ref`), amazon-archives/aws-apigateway-importer#200 (`discriminator`),
 * clouddrove/terraform-aws-api-gateway#30 (`dependentRequired`).
 */
const KEYWORDS: Readonly<Record<string, Check>> = {
  $ref: text,
  $schema: schemaVersion,
  additionalItems: schemaOrFlag,
  additionalProperties: schemaOrFlag,
  allOf: schemas,
  anyOf: schemas,
  default: () => undefined,
  definitions: mapOfSchemas,
  dependencies: (value) => isPlain(value) && Object.values(value).every((one) => isSchema(one) || (Array.isArray(one) && names(one) === undefined))
    ? undefined : 'an object of schemas and lists of property names',
  description: text,
  enum: (value) => Array.isArray(value) && value.length > 0 && areDistinct(value) ? undefined : 'a list of at least one value, all of them different',
  exclusiveMaximum: exclusive('maximum'),
  exclusiveMinimum: exclusive('minimum'),
  format: text,
  id: text,
  items: (value) => isSchema(value) || (Array.isArray(value) && value.every(isSchema)) ? undefined : 'a schema or a list of schemas',
  maximum: number,
  maxItems: count,
  maxLength: count,
  maxProperties: count,
  minimum: number,
  minItems: count,
  minLength: count,
  minProperties: count,
  multipleOf: (value) => typeof value === 'number' && value > 0 ? undefined : 'a number greater than 0',
  not: (value) => isSchema(value) ? undefined : 'a schema',
  oneOf: schemas,
  pattern: (value) => typeof value === 'string' && isPattern(value) ? undefined : 'a regular expression',
  patternProperties: (value) => isPlain(value) && Object.keys(value).every(isPattern) ? mapOfSchemas(value) : 'an object of schemas whose keys are regular expressions',
  properties: mapOfSchemas,
  required: (value) => names(value),
  title: text,
  type: (value) => {
    const types = Array.isArray(value) ? value : [value];
    return types.length > 0 && areDistinct(types) && types.every((type) => type instanceof Unresolved || TYPES.includes(type))
      ? undefined : `one of ${TYPES.join(', ')}, or a list of different ones`;
  },
  uniqueItems: flag,
};

/** Whether API Gateway knows a keyword. */
export function isKeyword(key: string): boolean {
  return Object.hasOwn(KEYWORDS, key);
}

/** What is wrong with the value of a keyword; `undefined` when nothing is, or when only the deployment will tell. */
export function valueProblem(key: string, siblings: Readonly<Record<string, unknown>>): ValueProblem | undefined {
  const value = siblings[key];
  // CloudFormation does not pass on what is null.
  if (value === null || value === undefined || value instanceof Unresolved) return undefined;
  const must = KEYWORDS[key](value, siblings);
  if (must === undefined) return undefined;
  // `"5"` for 5 is rejected by CreateModel; whether CloudFormation makes a number of it is not documented.
  const isScalar = typeof value === 'string' && /^(-?\d+(\.\d+)?|true|false)$/.test(value);
  // An example of AWS (serverless-patterns, apigw-lambda-request-validator) has this `$schema`.
  const rejected = key !== '$schema' || !String(value).includes('/draft/20');
  return { must, certain: rejected && !isScalar, rejected };
}

/** Whether a `$schema` names draft 4, or none that is newer. */
export function isOldDraft(value: unknown): boolean {
  return typeof value !== 'string' || !/^https?:\/\/json-schema\.org\/draft(-0[5-9]|\/20\d\d-\d\d)\//.test(value);
}

function schemaVersion(value: unknown): string | undefined {
  return isOldDraft(value) ? undefined : 'http://json-schema.org/draft-04/schema#';
}

/** A number is taken for a text, as CloudFormation does. */
function text(value: unknown): string | undefined {
  return typeof value === 'object' ? 'a string' : undefined;
}

function flag(value: unknown): string | undefined {
  return typeof value === 'boolean' ? undefined : 'true or false';
}

function number(value: unknown): string | undefined {
  return typeof value === 'number' ? undefined : 'a number';
}

function count(value: unknown): string | undefined {
  return Number.isInteger(value) && (value as number) >= 0 ? undefined : 'an integer of at least 0';
}

function exclusive(bound: string): Check {
  return (value, siblings) => {
    if (typeof value !== 'boolean') return `true or false beside '${bound}', as in draft 4`;
    return siblings[bound] === undefined ? `beside '${bound}'` : undefined;
  };
}

function schemaOrFlag(value: unknown): string | undefined {
  return typeof value === 'boolean' || isSchema(value) ? undefined : 'true, false or a schema';
}

function schemas(value: unknown): string | undefined {
  return Array.isArray(value) && value.length > 0 && value.every(isSchema) ? undefined : 'a list of at least one schema';
}

function mapOfSchemas(value: unknown): string | undefined {
  return isPlain(value) && Object.entries(value).every(([name, one]) => isSchema(one) || name.startsWith('Fn::')) ? undefined : 'an object of schemas';
}

function names(value: unknown): string | undefined {
  const are = Array.isArray(value) && value.length > 0 && areDistinct(value) && value.every((name) => typeof name !== 'object' || name instanceof Unresolved);
  return are ? undefined : 'a list of at least one property name, all of them different';
}

function isSchema(value: unknown): boolean {
  return isPlain(value) || value instanceof Unresolved;
}

function areDistinct(values: readonly unknown[]): boolean {
  const known = values.filter((value) => !(value instanceof Unresolved));
  if (known.every((value) => typeof value !== 'object')) return new Set(known).size === known.length;
  return new Set(known.map(written)).size === known.length;
}

/** The text of a value whose keys have no order. */
function written(value: unknown): string {
  return JSON.stringify(value, (_, node: unknown) => isPlain(node) ? Object.fromEntries(Object.entries(node).sort(([a], [b]) => a < b ? -1 : 1)) : node) ?? '';
}

/** Whether a text is a regular expression in JavaScript or in Java, where API Gateway runs it: which of the two it asks is not documented. */
function isPattern(value: string): boolean {
  try {
    new RegExp(value.replace(/\(\?[a-zA-Z-]+\)/g, '').replace(/\(\?(>|[a-zA-Z-]+:)/g, '(?:').replace(/([*+?}])\+/g, '$1'));
    return true;
  } catch {
    return false;
  }
}
