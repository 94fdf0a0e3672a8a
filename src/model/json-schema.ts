import { isPlain, type Plain } from './coerce';
import { isKeyword, isOldDraft, valueProblem } from './json-schema-keywords';
import { textOf, Unresolved, type Value } from './value';

/** A part of a JSON schema for which API Gateway rejects the model. */
export interface SchemaProblem {
  /** Keys and indexes from the schema to the keyword. */
  readonly path: readonly (string | number)[];
  /** What is wrong, for people. */
  readonly message: string;
  /** What API Gateway says, as recorded in public reports. Absent where it says so with an earlier problem, and where it is not known to reject it. */
  readonly error?: string;
  /** False where API Gateway may accept it, or CloudFormation turn the value into one that is accepted. */
  readonly certain: boolean;
}

/** What the schemas of an API may refer to. */
export interface SchemaContext {
  /** Whether the schema is one of an OpenAPI document, in which `#/components/schemas/Name` is another model and other places belong to the document. */
  readonly inDocument?: boolean;
  /** Whether the API has a model with a name. Absent where that is not known. */
  hasModel?(name: string): boolean;
}

const INVALID = 'Invalid model schema specified';
const MODEL_URL = /^https:\/\/apigateway\.amazonaws\.com(?:\.cn)?\/restapis\/.+\/models\/([^/]+)$/;
/** Places of a document that are no models: whether an import takes a reference to one is not documented. */
const OF_DOCUMENT = /^#\/(components|parameters|paths|responses)\//;
const DOCUMENT_MODEL = /^#\/components\/schemas\/([^/]+)$/;

/** Keywords whose value is a schema, a list of schemas, or an object of schemas. */
const NESTED = ['additionalItems', 'additionalProperties', 'items', 'not'] as const;
const LISTS = ['allOf', 'anyOf', 'items', 'oneOf'] as const;
const MAPS = ['definitions', 'dependencies', 'patternProperties', 'properties'] as const;

/**
 * Judges a schema as API Gateway does when it makes a model of it: JSON schema draft 4, without any other keyword, and with
 * references that lead somewhere. What only the deployment will tell is skipped, as is a schema that says it is of draft 3.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function* schemaProblems(schema: unknown, context: SchemaContext = {}): Generator<SchemaProblem> {
  if (isPlain(schema) && typeof schema.$schema === 'string' && schema.$schema.includes('/draft-03/')) return;
  yield* walk(schema, [], { ...context, root: schema }, new Set());
}

interface Walk extends SchemaContext {
  readonly root: unknown;
}

function* walk(node: unknown, path: SchemaProblem['path'], context: Walk, around: Set<unknown>): Generator<SchemaProblem> {
  // A function that adds keys, such as Fn::ForEach, may add any.
  if (!isPlain(node) || around.has(node) || Object.keys(node).some((key) => key.startsWith('Fn::'))) return;
  const unsupported = Object.keys(node).filter((key) => !isKeyword(key)).sort();
  for (const key of unsupported) {
    const error = key === unsupported[0] ? `${INVALID}. Unsupported keyword(s): ${JSON.stringify(unsupported)}` : undefined;
    yield { path: [...path, key], message: `'${key}' is not a keyword of JSON schema draft 4`, error, certain: true };
  }
  for (const key of Object.keys(node)) {
    if (!isKeyword(key)) continue;
    const problem = valueProblem(key, node);
    if (problem) {
      const { must, certain, rejected } = problem;
      yield { path: [...path, key], message: `'${key}' must be ${must}, got ${shown(node[key])}`, error: rejected ? INVALID : undefined, certain };
    }
  }
  if (typeof node.$ref === 'string' || node.$ref instanceof Unresolved) yield* reference(node.$ref, [...path, '$ref'], context);
  around.add(node);
  for (const [child, ...steps] of children(node)) yield* walk(child, [...path, ...steps], context, around);
  around.delete(node);
}

function* children(node: Plain): Generator<readonly [unknown, ...(string | number)[]]> {
  for (const key of NESTED) if (node[key] !== undefined) yield [node[key], key];
  for (const key of LISTS) {
    const list = node[key];
    if (Array.isArray(list)) for (const [index, item] of list.entries()) yield [item, key, index];
  }
  for (const key of MAPS) {
    const map = node[key];
    if (isPlain(map)) for (const name in map) yield [map[name], key, name];
  }
}

function* reference(value: Value<string>, path: SchemaProblem['path'], { root, hasModel, inDocument = false }: Walk): Generator<SchemaProblem> {
  const ref = textOf(value);
  if (ref === undefined) return;
  const name = (inDocument ? DOCUMENT_MODEL : MODEL_URL).exec(ref)?.[1] ?? MODEL_URL.exec(ref)?.[1];
  if (name !== undefined) {
    if (name.includes('${') || hasModel?.(name) !== false) return;
    yield { path, message: `$ref must name a model of the API, got '${ref}'`, error: `Invalid model specified: ${name}`, certain: true };
  } else if (value instanceof Unresolved) {
    return;
  } else if (!ref.startsWith('#')) {
    const message = `$ref must point into the schema (#/definitions/NAME) or to a model of the API, got '${ref}'`;
    yield { path, message, error: 'Model reference must be in canonical form', certain: true };
  } else if (!(inDocument && OF_DOCUMENT.test(ref)) && !leadsSomewhere(ref, root)) {
    yield { path, message: `$ref must point to a part of the schema, got '${ref}'`, error: INVALID, certain: true };
  }
}

/** Whether a pointer leads to a part of the schema, or may: what only the deployment will tell has parts of its own. */
function leadsSomewhere(ref: string, root: unknown): boolean {
  const [, ...segments] = decoded(ref).slice(1).split('/');
  let node = root;
  for (const segment of segments) {
    if (node instanceof Unresolved) return true;
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    node = typeof node === 'object' && node !== null && Object.hasOwn(node, key) ? (node as Plain)[key] : undefined;
  }
  // `#name` is the `id` of a part.
  return node !== undefined || !/^#(\/|$)/.test(ref);
}

function decoded(ref: string): string {
  try {
    return decodeURIComponent(ref);
  } catch {
    return ref;
  }
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  return JSON.stringify(value, (_, node: unknown) => node instanceof Unresolved ? '(unknown)' : node) ?? String(value);
}

/**
 * The schema of a document as the import takes it over: without what OpenAPI has more than draft 4, which is ignored.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function importedSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(importedSchema);
  if (!isPlain(schema)) return schema;
  const imported = Object.entries(schema).filter(([key, value]) => isImported(key, value));
  return Object.fromEntries(imported.map(([key, value]) => [key, importedPart(key, value)]));
}

function isImported(key: string, value: unknown): boolean {
  switch (key) {
    case '$schema': return isOldDraft(value);
    case 'exclusiveMaximum': case 'exclusiveMinimum': return typeof value === 'boolean';
    case 'required': return Array.isArray(value) && value.length > 0;
    case 'type': return value !== 'file';
    default: return isKeyword(key);
  }
}

function importedPart(key: string, value: unknown): unknown {
  if ((MAPS as readonly string[]).includes(key) && isPlain(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, importedSchema(child)]));
  }
  return [...NESTED, ...LISTS].some((nested) => nested === key) ? importedSchema(value) : value;
}
