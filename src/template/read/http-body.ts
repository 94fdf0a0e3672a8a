import { AUTHORIZER, schemesOf, securityOf } from './http-security';
import { below, type Origin, type Route, type V2Api, type V2Authorizer, type V2Integration } from '../../model';
import { asBoolean, asNumber, asPlain, asString, asStrings, asUpper, asVersion, isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];

/** The routes, integrations and authorizers of an HTTP API's OpenAPI document; `undefined` when there is none to read. */
export function readHttpBody(body: unknown, origin: Origin): Pick<V2Api, 'routes' | 'integrations' | 'authorizers'> | undefined {
  if (!isPlain(body) || Object.keys(body).length === 0) return undefined;
  const routes: Route[] = [];
  const integrations = new Map<string, V2Integration>();
  const schemes = schemesOf(body);
  for (const [path, item] of Object.entries(plainOrEmpty(own(body, 'paths')))) {
    for (const [verb, operation] of Object.entries(plainOrEmpty(item))) {
      const method = verb === 'x-amazon-apigateway-any-method' ? 'ANY' : METHODS.includes(verb) ? verb.toUpperCase() : undefined;
      if (method === undefined || !isPlain(operation)) continue;
      const here: Origin = { ...below(origin, 'paths', path, verb), style: 'openapi', fields: { routeKey: '', operationName: 'operationId' } };
      const prefix = `${origin.template}#${origin.logicalId}`;
      const key = `${prefix}/${method} ${path}`;
      const integration = integrationOf(operation, key, here, body, origin);
      const security = schemes && securityOf(operation, schemes);
      routes.push({
        origin: { ...here, fields: { ...here.fields, ...security?.fields } },
        key,
        routeKey: path === '/$default' ? '$default' : `${method} ${path}`,
        operationName: asString(own(operation, 'operationId')),
        authorizer: security && `${prefix}/authorizers/${security.name}`,
        authorizationScopes: security && asStrings(security.scopes),
        integration: integration?.key,
        responses: [],
      });
      if (integration) integrations.set(integration.key, integration);
    }
  }
  return { routes, integrations: [...integrations.values()], authorizers: readAuthorizers(body, origin) };
}

const INTEGRATION = 'x-amazon-apigateway-integration';
const SHARED = 'x-amazon-apigateway-integrations';

/** The integration of an operation: its own, or one that the document keeps for several. */
function integrationOf(operation: Plain, operationKey: string, here: Origin, body: Plain, definition: Origin): V2Integration | undefined {
  const node = own(operation, INTEGRATION);
  if (!isPlain(node)) return undefined;
  const name = /^#\/components\/x-amazon-apigateway-integrations\/([^/]+)$/.exec(String(own(node, '$ref')))?.[1] ?? '';
  const shared = own(plainOrEmpty(own(plainOrEmpty(own(body, 'components')), SHARED)), name);
  return isPlain(shared)
    ? readIntegration(shared, `${definition.template}#${definition.logicalId}/integrations/${name}`, { ...below(definition, 'components', SHARED, name), style: 'openapi' })
    : readIntegration(node, operationKey, below(here, INTEGRATION));
}

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

const AUTHORIZER_FIELDS = { authorizerType: 'type', authorizerCredentialsArn: 'authorizerCredentials', audience: 'jwtConfiguration/audience' };

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
