import { isPlain } from '../model/coerce';

/** Deeper than any schema that API Gateway takes; stops at schemas that contain themselves. */
const MAX_DEPTH = 100;

/**
 * A copy of a JSON schema in which references to other models are `#/components/schemas/Name`, whether
 * the schema was written for OpenAPI 3, for Swagger 2.0 or for `AWS::ApiGateway::Model`.
 */
export function canonicalSchema(schema: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) return undefined;
  if (Array.isArray(schema)) return schema.map((item) => canonicalSchema(item, depth + 1));
  if (!isPlain(schema)) return schema;
  return Object.fromEntries(Object.entries(schema).map(([key, value]) =>
    [key, key === '$ref' && typeof value === 'string' ? canonicalReference(value) : canonicalSchema(value, depth + 1)]));
}

/** `#/components/schemas/Name` for any way to name a model of the same API. */
export function canonicalReference(reference: string): string {
  const name = /^#\/definitions\/([^/]+)$/.exec(reference)?.[1]
    ?? /^https:\/\/apigateway\.amazonaws\.com\/restapis\/.+\/models\/([^/]+)$/.exec(reference)?.[1];
  return name === undefined ? reference : `#/components/schemas/${name}`;
}
