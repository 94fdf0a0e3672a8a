import { textOf, Unresolved } from '../model';

/**
 * A copy of a JSON schema in which references to other models are `#/components/schemas/Name`, whether
 * the schema was written for OpenAPI 3, for Swagger 2.0 or for `AWS::ApiGateway::Model`. Where a schema
 * contains itself, the copy ends.
 */
export function canonicalSchema(schema: unknown): unknown {
  return copy(schema, new Set());
}

function copy(node: unknown, around: Set<unknown>): unknown {
  if (typeof node !== 'object' || node === null || node instanceof Unresolved) return node;
  if (around.has(node)) return undefined;
  around.add(node);
  const copied = Array.isArray(node)
    ? node.map((item) => copy(item, around))
    : Object.fromEntries(Object.entries(node).map(([key, value]) => [key, key === '$ref' ? reference(value) ?? copy(value, around) : copy(value, around)]));
  around.delete(node);
  return copied;
}

/** The canonical form of a reference that has another. The id of the API may be unknown, for a model of another API cannot be named. */
function reference(value: unknown): string | undefined {
  const text = typeof value === 'string' || value instanceof Unresolved ? textOf(value) : undefined;
  const name = text === undefined ? undefined : MODEL.exec(text)?.slice(1).find((found) => found !== undefined);
  return name === undefined ? undefined : `#/components/schemas/${name}`;
}

const MODEL = /^#\/definitions\/([^/]+)$|^https:\/\/apigateway\.amazonaws\.com(?:\.cn)?\/restapis\/.+\/models\/([^/]+)$/;
