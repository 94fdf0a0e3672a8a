import { textOf, Unresolved } from '../model';
import { isPlain, own, type Plain } from '../model/coerce';

/**
 * A copy of a JSON schema in which references to other models are `#/components/schemas/Name`, whether
 * the schema was written for OpenAPI 3, for Swagger 2.0 or for `AWS::ApiGateway::Model`. Where a schema
 * contains itself, the copy ends. What `#/definitions/Name` finds in the schema itself is no other model.
 */
export function canonicalSchema(schema: unknown): unknown {
  const definitions = isPlain(schema) ? own(schema, 'definitions') : undefined;
  return copy(schema, new Set(), isPlain(definitions) ? definitions : NONE);
}

const NONE: Plain = {};

function copy(node: unknown, around: Set<unknown>, definitions: Plain): unknown {
  if (typeof node !== 'object' || node === null || node instanceof Unresolved) return node;
  if (around.has(node)) return undefined;
  around.add(node);
  const copied = Array.isArray(node)
    ? node.map((item) => copy(item, around, definitions))
    : Object.fromEntries(Object.entries(node).map(([key, value]) => [key, (key === '$ref' ? reference(value, definitions) : undefined) ?? copy(value, around, definitions)]));
  around.delete(node);
  return copied;
}

/** The canonical form of a reference that has another. The id of the API may be unknown, for a model of another API cannot be named. */
function reference(value: unknown, definitions: Plain): string | undefined {
  const text = typeof value === 'string' || value instanceof Unresolved ? textOf(value) : undefined;
  const [, local, model] = (text === undefined ? undefined : MODEL.exec(text)) ?? [];
  const name = local !== undefined && Object.hasOwn(definitions, local) ? undefined : local ?? model;
  return name === undefined ? undefined : `#/components/schemas/${name}`;
}

const MODEL = /^#\/definitions\/([^/]+)$|^https:\/\/apigateway\.amazonaws\.com(?:\.cn)?\/restapis\/.+\/models\/([^/]+)$/;
