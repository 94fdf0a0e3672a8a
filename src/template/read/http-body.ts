import { below, type Origin, type Route, type V2Api, type V2Authorizer, type V2Integration } from '../../model';
import { asBoolean, asNumber, asPlain, asString, asStrings, asUpper, asVersion, isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];

/** The routes, integrations and authorizers of an HTTP API's OpenAPI document; `undefined` when there is none to read. */
export function readHttpBody(body: unknown, origin: Origin): Pick<V2Api, 'routes' | 'integrations' | 'authorizers'> | undefined {
  if (!isPlain(body) || Object.keys(body).length === 0) return undefined;
  const routes: Route[] = [];
  const integrations: V2Integration[] = [];
  for (const [path, item] of Object.entries(plainOrEmpty(own(body, 'paths')))) {
    for (const [verb, operation] of Object.entries(plainOrEmpty(item))) {
      const method = verb === 'x-amazon-apigateway-any-method' ? 'ANY' : METHODS.includes(verb) ? verb.toUpperCase() : undefined;
      if (method === undefined || !isPlain(operation)) continue;
      const here: Origin = { ...below(origin, 'paths', path, verb), style: 'openapi', fields: { routeKey: '', operationName: 'operationId' } };
      const key = `${origin.template}#${origin.logicalId}/${method} ${path}`;
      const node = own(operation, 'x-amazon-apigateway-integration');
      routes.push({
        origin: here,
        key,
        routeKey: path === '/$default' ? '$default' : `${method} ${path}`,
        operationName: asString(own(operation, 'operationId')),
        integration: isPlain(node) ? key : undefined,
        responses: [],
      });
      if (isPlain(node)) integrations.push(readIntegration(node, key, below(here, 'x-amazon-apigateway-integration')));
    }
  }
  return { routes, integrations, authorizers: readAuthorizers(body, origin) };
}

const AUTHORIZER = 'x-amazon-apigateway-authorizer';

function readAuthorizers(body: Plain, origin: Origin): V2Authorizer[] {
  return Object.entries(plainOrEmpty(own(plainOrEmpty(own(body, 'components')), 'securitySchemes'))).flatMap(([name, scheme]) => {
    const node = own(plainOrEmpty(scheme), AUTHORIZER);
    if (!isPlain(node)) return [];
    const source = own(node, 'identitySource');
    const jwt = own(node, 'jwtConfiguration');
    return [{
      origin: { ...below(origin, 'components', 'securitySchemes', name, AUTHORIZER), style: 'openapi' as const, fields: { ...AUTHORIZER_FIELDS } },
      key: `${origin.template}#${origin.logicalId}/authorizers/${name}`,
      name,
      authorizerType: asUpper<'REQUEST' | 'JWT'>(own(node, 'type')),
      authorizerUri: asString(own(node, 'authorizerUri')),
      authorizerCredentialsArn: asString(own(node, 'authorizerCredentials')),
      authorizerPayloadFormatVersion: asVersion(own(node, 'authorizerPayloadFormatVersion')),
      authorizerResultTtlInSeconds: asNumber(own(node, 'authorizerResultTtlInSeconds')),
      enableSimpleResponses: asBoolean(own(node, 'enableSimpleResponses')),
      identitySource: typeof source === 'string' ? source.split(',').map((one) => one.trim()) : asStrings(source),
      jwtConfiguration: isPlain(jwt) ? { audience: asStrings(own(jwt, 'audience')), issuer: asString(own(jwt, 'issuer')) } : asPlain(jwt),
    }];
  });
}

const AUTHORIZER_FIELDS = { authorizerType: 'type', authorizerCredentialsArn: 'authorizerCredentials' };

function readIntegration(node: Readonly<Record<string, unknown>>, key: string, origin: Origin): V2Integration {
  return {
    origin: { ...origin, fields: { integrationType: 'type', integrationMethod: 'httpMethod', integrationUri: 'uri', credentialsArn: 'credentials' } },
    key,
    integrationType: asUpper(own(node, 'type')),
    integrationSubtype: asString(own(node, 'integrationSubtype')),
    integrationMethod: asUpper(own(node, 'httpMethod')),
    integrationUri: asString(own(node, 'uri')),
    credentialsArn: asString(own(node, 'credentials')),
    connectionType: asUpper(own(node, 'connectionType')),
    connectionId: asString(own(node, 'connectionId')),
    payloadFormatVersion: asVersion(own(node, 'payloadFormatVersion')),
    timeoutInMillis: asNumber(own(node, 'timeoutInMillis')),
    responses: [],
  };
}
