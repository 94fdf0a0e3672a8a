type Json = Record<string, unknown>;

const HTTP_METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'x-amazon-apigateway-any-method'];

/** An OpenAPI 3.0 document, as API Gateway writes one, in Swagger 2.0. */
export function asSwagger(document: Json): Json {
  const { openapi: _, servers, components, paths, ...rest } = document;
  const { schemas, securitySchemes } = (components ?? {}) as { schemas?: Json; securitySchemes?: Json };
  const [server] = (servers ?? []) as { url?: string; variables?: { basePath?: { default?: string } } }[];
  return withReferences({
    swagger: '2.0',
    ...rest,
    ...server?.url === undefined ? {} : { host: server.url.replace(/^https:\/\//, '').replace(/\/.*$/, ''), schemes: ['https'] },
    ...server?.variables?.basePath?.default === undefined ? {} : { basePath: `/${server.variables.basePath.default}` },
    paths: mapValues((paths ?? {}) as Json, (item) => mapValues(item as Json, (value, key) => (
      HTTP_METHODS.includes(key) ? operation(value as Json) : value))),
    ...securitySchemes === undefined ? {} : { securityDefinitions: securitySchemes },
    ...schemas === undefined ? {} : { definitions: schemas },
  }) as Json;
}

function operation({ requestBody, parameters, responses, ...rest }: Json): Json {
  const content = (requestBody as { content?: Json; required?: boolean } | undefined)?.content ?? {};
  const [consumed] = Object.entries(content) as [string, { schema?: unknown }][];
  const answers = Object.values((responses ?? {}) as Record<string, { content?: Json }>);
  const produces = [...new Set(answers.flatMap((response) => Object.keys(response.content ?? {})))];
  const named = ((parameters ?? []) as Json[]).map(({ schema, ...parameter }) => ({ ...parameter, ...schema as Json | undefined }));
  const body = consumed === undefined ? [] : [{ in: 'body', name: 'body', required: true, schema: consumed[1].schema }];
  return {
    ...Object.keys(content).length > 0 ? { consumes: Object.keys(content) } : {},
    ...produces.length > 0 ? { produces } : {},
    ...named.length + body.length > 0 ? { parameters: [...named, ...body] } : {},
    responses: mapValues((responses ?? {}) as Json, (response) => swaggerResponse(response as Json)),
    ...rest,
  };
}

function swaggerResponse({ content, headers, ...rest }: Json): Json {
  const [first] = Object.values((content ?? {}) as Record<string, { schema?: unknown }>);
  return {
    ...rest,
    ...first?.schema === undefined ? {} : { schema: first.schema },
    ...headers === undefined ? {} : { headers: mapValues(headers as Json, (header) => ({ ...(header as { schema?: Json }).schema })) },
  };
}

function withReferences(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withReferences);
  if (typeof node !== 'object' || node === null) return node;
  return mapValues(node as Json, (value, key) => (
    key === '$ref' && typeof value === 'string' ? value.replace('#/components/schemas/', '#/definitions/') : withReferences(value)));
}

function mapValues(map: Json, convert: (value: unknown, key: string) => unknown): Json {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, convert(value, key)]));
}
