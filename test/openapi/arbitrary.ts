import * as fc from 'fast-check';
import { Unresolved, type Integration, type Method, type RestApiDefinition } from '../../src/model';

/*
 * REST APIs in normal form: defaults absent, path variables declared, names and keys the same. What the
 * writer normalises by itself has a row of its own in the tests.
 */

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/).filter((text) => !['Empty', 'Error', 'sigv4', 'api', 'API'].includes(text));
const unresolved = fc.constantFrom('Param', 'Resource', 'AWS::Region').map((ref) =>
  new Unresolved({ Ref: ref }, `\${${ref}}`, ref.startsWith('AWS::') ? [] : [ref]));
const text = fc.oneof({ weight: 4, arbitrary: fc.string({ minLength: 1 }) }, unresolved);
const flag = fc.oneof({ weight: 4, arbitrary: fc.boolean() }, unresolved);
const number = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 28_999 }) }, unresolved);
const key = fc.oneof(name, fc.constantFrom('__proto__', 'constructor', 'application/json', 'a~b/c'));

function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

function map<T>(keys: fc.Arbitrary<string>, values: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc.uniqueArray(fc.tuple(keys, values), { selector: ([k]) => k, minLength: 1, maxLength: 3 }).map((entries) => Object.fromEntries(entries));
}

function unique<T extends object, K extends keyof T>(arbitrary: fc.Arbitrary<T>, field: K): fc.Arbitrary<T[]> {
  return fc.uniqueArray(arbitrary, { selector: (item) => item[field], maxLength: 3 });
}

const integration: fc.Arbitrary<Integration> = fc.record({
  type: fc.constantFrom('AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK'),
  httpMethod: maybe(fc.constantFrom('GET', 'POST', 'ANY')),
  uri: maybe(text),
  credentials: maybe(text),
  connectionType: maybe(fc.constant('VPC_LINK' as const)),
  connectionId: maybe(text),
  integrationTarget: maybe(text),
  timeoutInMillis: maybe(number),
  passthroughBehavior: maybe(fc.constantFrom('NEVER', 'WHEN_NO_TEMPLATES')),
  contentHandling: maybe(fc.constantFrom('CONVERT_TO_BINARY', 'CONVERT_TO_TEXT')),
  responseTransferMode: maybe(fc.constant('STREAM' as const)),
  requestParameters: maybe(map(key, text)),
  requestTemplates: maybe(map(key, text)),
  cacheNamespace: maybe(text),
  cacheKeyParameters: maybe(fc.array(text, { minLength: 1, maxLength: 2 })),
  tlsConfig: maybe(fc.record({ insecureSkipVerification: flag })),
  responses: maybe(unique(fc.record({
    selectionPattern: maybe(name.filter((pattern) => pattern !== 'default')),
    statusCode: maybe(text),
    responseParameters: maybe(map(key, text)),
    responseTemplates: maybe(map(key, text)),
    contentHandling: maybe(fc.constant('CONVERT_TO_TEXT' as const)),
  }), 'selectionPattern').filter((responses) => responses.length > 0)),
});

type Access = Pick<Method, 'authorizationType' | 'authorizer' | 'authorizationScopes' | 'apiKeyRequired'>;

function access(authorizers: RestApiDefinition['authorizers']): fc.Arbitrary<Access> {
  const none: fc.Arbitrary<Access> = fc.record({
    authorizationType: fc.constantFrom('NONE', 'AWS_IAM', undefined),
    apiKeyRequired: fc.constantFrom(true, undefined),
  });
  if (authorizers.length === 0) return none;
  const scoped = maybe(fc.array(name, { minLength: 1, maxLength: 2 }));
  return fc.oneof(none, fc.tuple(fc.constantFrom(...authorizers), scoped).map(([authorizer, scopes]): Access => ({
    authorizer: authorizer.key,
    authorizationScopes: scopes,
    authorizationType: authorizer.type === 'COGNITO_USER_POOLS' ? 'COGNITO_USER_POOLS' : 'CUSTOM',
  })));
}

function method(variables: readonly string[], authorizers: RestApiDefinition['authorizers']): fc.Arbitrary<Method> {
  const declared = Object.fromEntries(variables.map((variable) => [`method.request.path.${variable}`, true]));
  const others = fc.tuple(fc.constantFrom('querystring', 'header'), name).map(([place, parameter]) => `method.request.${place}.${parameter}`);
  const parameters = fc.oneof(fc.constant({}), map(others, flag)).map((more) => ({ ...declared, ...more }));
  return fc.tuple(access(authorizers), fc.record({
    httpMethod: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'ANY'),
    operationName: maybe(text),
    summary: maybe(text),
    description: maybe(text),
    tags: maybe(fc.array(name, { minLength: 1, maxLength: 2 })),
    requestValidator: maybe(fc.oneof(name, unresolved)),
    requestParameters: parameters.map((all) => Object.keys(all).length > 0 ? all : undefined),
    requestModels: maybe(map(key, fc.oneof(name, unresolved))),
    integration: maybe(integration),
    responses: maybe(unique(fc.record({
      statusCode: fc.constantFrom('200', '201', '400', '500'),
      description: maybe(text),
      responseParameters: maybe(map(name.map((header) => `method.response.header.${header}`), flag)),
      responseModels: maybe(map(key, name)),
    }), 'statusCode').filter((responses) => responses.length > 0)),
  })).map(([who, what]) => ({ ...what, ...who }));
}

const segment = fc.oneof(name, name.map((variable) => `{${variable}}`));
const paths = fc.uniqueArray(fc.array(segment, { maxLength: 3 }).map((segments) => `/${segments.join('/')}`), { maxLength: 4 });

const header = name.map((field) => `method.request.header.${field}`);
const authorizer = fc.oneof(
  fc.record({ type: fc.constant('TOKEN' as const), identitySource: header }),
  fc.record({ type: fc.constant('REQUEST' as const), identitySource: maybe(text) }),
  fc.record({ type: fc.constant('COGNITO_USER_POOLS' as const), identitySource: header, providerARNs: fc.array(text, { minLength: 1 }) }),
);
const authorizers = unique(fc.tuple(name, authorizer, fc.record({
  authType: maybe(fc.constant('oauth2')),
  authorizerUri: maybe(text),
  authorizerCredentials: maybe(text),
  authorizerResultTtlInSeconds: maybe(number),
  identityValidationExpression: maybe(text),
})).map(([id, kind, rest]) => ({ key: id, name: id, ...kind, ...rest })).filter(({ key: id }) => id !== 'sigv4'), 'key');

const schema: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ type: fc.constantFrom('object', 'string') }),
  fc.record({ $ref: name.map((model) => `#/components/schemas/${model}`) }),
  map(key, fc.jsonValue().filter((value) => !JSON.stringify(value).includes('$ref'))),
);

/** Any REST API. */
export const definitions: fc.Arbitrary<RestApiDefinition> = fc.tuple(paths, authorizers).chain(([all, known]) => fc.record({
  name: text,
  description: maybe(text),
  version: text,
  resources: fc.tuple(...all.map((path) => unique(method([...path.matchAll(/\{(\w+)\}/g)].map(([, variable]) => variable), known), 'httpMethod')
    .map((methods) => ({ path, methods })))),
  models: unique(fc.record({ name, schema }), 'name'),
  requestValidators: unique(name.chain((id) => fc.record({
    key: fc.constant(id), name: fc.constant(id), validateRequestBody: maybe(flag), validateRequestParameters: maybe(flag),
  })), 'key'),
  authorizers: fc.constant(known),
  gatewayResponses: unique(fc.record({
    responseType: fc.constantFrom('DEFAULT_4XX', 'THROTTLED'),
    statusCode: maybe(text),
    responseParameters: maybe(map(key, text)),
    responseTemplates: maybe(map(key, text)),
  }), 'responseType'),
  documentationParts: fc.array(fc.record({ location: map(name, text), properties: map(name, fc.string()) }), { maxLength: 2 }),
  vpcEndpointIds: maybe(fc.array(text, { minLength: 1, maxLength: 2 })),
  ipAddressType: maybe(fc.constantFrom('ipv4' as const, 'dualstack' as const)),
  disableExecuteApiEndpoint: maybe(flag),
  policy: maybe(map(name, fc.string())),
  apiKeySource: maybe(fc.constant('AUTHORIZER' as const)),
  binaryMediaTypes: maybe(fc.array(text, { minLength: 1, maxLength: 2 })),
  minimumCompressionSize: maybe(number),
  securityPolicy: maybe(text),
  endpointAccessMode: maybe(text),
}));
