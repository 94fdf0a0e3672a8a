import { isKnown, known, textOf, Unresolved, type Method, type Model, type RestApiDefinition } from '../../model';
import { BUILT_IN_MODELS, EXTENSION, methodKey, METHODS } from '../extensions';
import { namesOf, type Names } from './names';
import { writeOperation } from './operation';
import { byKey, compact, isPlainObject, plain, record, unlessEmpty } from './plain';
import { writeSecuritySchemes } from './security';

/** What `GetExport` calls `extensions`: which of API Gateway's own words stay in the document. */
export interface WriteOptions {
  /**
   * `apigateway`: all. `integrations` and `authorizers`: only those. `none`: a document for readers who are not API Gateway.
   * @default apigateway
   */
  readonly extensions?: 'apigateway' | 'integrations' | 'authorizers' | 'none';
}

/**
 * A REST API as an OpenAPI 3.0.1 document with the `x-amazon-apigateway-*` extensions: what goes into
 * `Body`, and what `GetExport` answers.
 *
 * The order is stable and defaults are left out. Values may be CDK tokens (written through) or
 * `Unresolved` (its expression is written). What must be a key in OpenAPI (a path, a method, a status code)
 * and is not known at all cannot be written and is left out, as is the endpoint's type.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function writeOpenApi(definition: RestApiDefinition, options: WriteOptions = {}): Record<string, unknown> {
  const names = namesOf(definition);
  const methods = definition.resources.flatMap((resource) => resource.methods);
  const document = {
    openapi: '3.0.1',
    info: compact({
      title: plain(definition.name) ?? 'API',
      description: plain(definition.description),
      version: plain(definition.version) ?? '1.0',
    }),
    servers: writeServers(definition),
    paths: writePaths(definition, names),
    components: unlessEmpty(compact({
      schemas: unlessEmpty(record(writeSchemas(definition.models, methods).sort(byKey))),
      securitySchemes: unlessEmpty(record(writeSecuritySchemes(methods, definition.authorizers, names).sort(byKey))),
    })),
    ...writeSettings(definition, names),
  };
  return onlyExtensions(compact(document), options.extensions ?? 'apigateway') as Record<string, unknown>;
}

function writePaths(definition: RestApiDefinition, names: Names): Record<string, unknown> {
  const paths = new Map<string, Map<string, unknown>>();
  for (const resource of definition.resources) {
    const path = textOf(resource.path);
    if (path === undefined) continue;
    const item = paths.get(path) ?? new Map<string, unknown>();
    paths.set(path, item);
    for (const method of [...resource.methods].sort((a, b) => order(a) - order(b))) {
      if (isKnown(method.httpMethod)) item.set(methodKey(method.httpMethod), writeOperation(method, path, names));
    }
  }
  return record([...paths].sort(byKey).map(([path, item]) => [path, record(item)]));
}

function order(method: Method): number {
  const index = METHODS.indexOf(known(method.httpMethod)?.toUpperCase() as (typeof METHODS)[number]);
  return index < 0 ? METHODS.length : index;
}

/** OpenAPI 3 holds the endpoint configuration in a server object. */
function writeServers(definition: RestApiDefinition): unknown[] | undefined {
  const { vpcEndpointIds, disableExecuteApiEndpoint, ipAddressType } = definition;
  const configuration = unlessEmpty(compact(plain({ vpcEndpointIds, disableExecuteApiEndpoint, ipAddressType }) as Record<string, unknown>));
  return configuration && [{ url: '/', [EXTENSION.endpointConfiguration]: configuration }];
}

function writeSchemas(models: readonly Model[], methods: readonly Method[]): [string, unknown][] {
  const schemas = new Map<string, unknown>();
  for (const model of models) {
    const name = textOf(model.name);
    if (name !== undefined) schemas.set(name, writeSchema(model));
  }
  const used = methods.flatMap(({ requestModels, responses = [] }) => [requestModels, ...responses.map((response) => response.responseModels)])
    .flatMap((map) => Object.values(known(map) ?? {}));
  for (const name of used) {
    if (typeof name === 'string' && Object.hasOwn(BUILT_IN_MODELS, name) && !schemas.has(name)) schemas.set(name, BUILT_IN_MODELS[name]);
  }
  return [...schemas];
}

function writeSchema({ schema, description }: Model): unknown {
  const written = plain(schema ?? {});
  const describable = isPlainObject(written) && !(schema instanceof Unresolved) && !Object.hasOwn(written, 'description');
  return description !== undefined && describable ? { description: plain(description), ...written } : written;
}

function writeSettings(definition: RestApiDefinition, names: Names): Record<string, unknown> {
  const validators = definition.requestValidators.map(({ key, validateRequestBody, validateRequestParameters }) =>
    [names.validator(key), compact(plain({ validateRequestBody, validateRequestParameters }) as Record<string, unknown>)] as const);
  const responses = definition.gatewayResponses.flatMap(({ origin: _, responseType, ...fields }) => {
    const type = textOf(responseType);
    return type === undefined ? [] : [[type, compact(plain(fields) as Record<string, unknown>)] as const];
  });
  const parts = definition.documentationParts.map(({ location, properties }) => compact(plain({ location, properties }) as Record<string, unknown>));
  return {
    [EXTENSION.requestValidators]: unlessEmpty(record(validators.sort(byKey))),
    [EXTENSION.gatewayResponses]: unlessEmpty(record(responses.sort(byKey))),
    [EXTENSION.binaryMediaTypes]: plain(definition.binaryMediaTypes),
    [EXTENSION.minimumCompressionSize]: plain(definition.minimumCompressionSize),
    [EXTENSION.apiKeySource]: definition.apiKeySource === 'HEADER' ? undefined : plain(definition.apiKeySource),
    [EXTENSION.securityPolicy]: plain(definition.securityPolicy),
    [EXTENSION.endpointAccessMode]: plain(definition.endpointAccessMode),
    [EXTENSION.policy]: plain(definition.policy),
    [EXTENSION.documentation]: parts.length > 0 ? { documentationParts: parts } : undefined,
  };
}

/** Takes out the extensions that were not asked for; a method that takes any verb has no other name than its extension. */
function onlyExtensions(document: Record<string, unknown>, wanted: NonNullable<WriteOptions['extensions']>): unknown {
  if (wanted === 'apigateway') return document;
  const stays = new Set<string>([
    EXTENSION.anyMethod, EXTENSION.authtype,
    ...(wanted === 'integrations' ? [EXTENSION.integration] : []),
    ...(wanted === 'authorizers' ? [EXTENSION.authorizer] : []),
  ]);
  const strip = (value: unknown, depth: number): unknown => typeof value === 'object' && value !== null && !Array.isArray(value) && depth > 0
    ? record(Object.entries(value)
      .filter(([key]) => !key.startsWith('x-amazon-apigateway-') || stays.has(key))
      .map(([key, item]) => [key, key === 'schemas' || stays.has(key) && key !== EXTENSION.anyMethod ? item : strip(item, depth - 1)]))
    : value;
  const { servers: _, ...rest } = document;
  return strip(rest, 4);
}
