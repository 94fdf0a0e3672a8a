import { isMap, list, text } from './read';

/** What an import of an OpenAPI definition leaves out, with where it may stand. */
export const IGNORED_KEYWORDS: ReadonlySet<string> = new Set(['deprecated', 'discriminator', 'example', 'readOnly', 'nullable', 'exclusiveMinimum', 'default']);
/** Keys whose children are named by the author, so that a name is no keyword. */
export const MAPS_OF_NAMES: ReadonlySet<string> = new Set([
  'properties', 'paths', 'definitions', 'schemas', 'parameters', 'responses', 'headers', 'securityDefinitions', 'securitySchemes', 'patternProperties',
  'requestBodies', 'callbacks', 'content', 'variables',
]);

/** Keywords that only mean something with certain values: what is wrong with one. */
const VALUES: Readonly<Record<string, (value: unknown, siblings: Readonly<Record<string, unknown>>) => string | undefined>> = {
  maxItems: () => "'maxItems' is not checked when requests are validated",
  minItems: () => "'minItems' is not checked when requests are validated",
  format: (value) => (/^(int32|int64|decimal)$/i.test(text(value) ?? '') ? `format '${text(value)}' is not known to API Gateway` : undefined),
  allOf: composition,
  anyOf: composition,
  oneOf: composition,
};

function composition(value: unknown, siblings: Readonly<Record<string, unknown>>): string | undefined {
  const refers = siblings.$ref !== undefined || list(value).some((item) => isMap(item) && item.$ref !== undefined);
  return refers ? "allOf, anyOf and oneOf do not go together with $ref in one schema, says AWS's list of known issues" : undefined;
}

/** What is wrong with a keyword that an import takes; `undefined` when nothing is. */
export function keywordProblem(key: string, value: unknown, siblings: Readonly<Record<string, unknown>>): string | undefined {
  return Object.hasOwn(VALUES, key) ? VALUES[key](value, siblings) : undefined;
}
