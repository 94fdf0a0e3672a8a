import { keyOf, NO_LINKS } from './links';
import { readV2Stage } from './v2';
import { readV2Api, type V2ApiResource } from './v2-api';
import { below, Unresolved, type Origin, type Route, type V2Authorizer, type V2Integration } from '../../model';
import { asBoolean, asNumber, asString, asStringMap, asStrings, isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';

/** Reads an `AWS::Serverless::WebSocketApi`, which names all of its routes and functions itself. */
export function readServerlessWebSocketApi(properties: Plain, origin: Origin): V2ApiResource {
  const key = keyOf(origin);
  const api = readV2Api({ ...properties, ProtocolType: 'WEBSOCKET', Tags: undefined }, origin);
  const stage = readV2Stage({ ...properties, Description: undefined, Tags: undefined, StageName: own(properties, 'StageName') ?? 'default' }, origin, NO_LINKS);
  const auth = own(properties, 'Auth');
  const authorizer = isPlain(auth) ? readAuthorizer(auth, below(origin, 'Auth'), key) : undefined;
  const written = Object.entries(plainOrEmpty(own(properties, 'Routes'))).filter((route): route is [string, Plain] => isPlain(route[1]));
  return {
    ...api,
    definedBy: isPlain(own(properties, 'Routes')) ? 'resources' : 'unknown',
    routes: written.map(([routeKey, node]) => {
      const route = readRoute(routeKey, node, origin, key);
      if (routeKey !== '$connect' || auth === undefined) return route;
      return { ...route, authorizationType: auth instanceof Unresolved ? auth : asString(own(plainOrEmpty(auth), 'AuthType')), authorizer: authorizer?.key };
    }),
    integrations: written.map(([routeKey, node]) => readIntegration(routeKey, node, origin, key)),
    authorizers: authorizer ? [authorizer] : [],
    stages: [{ ...stage, key: `${key}.Stage` }],
  };
}

const FIELDS = ['apiKeyRequired', 'modelSelectionExpression', 'operationName', 'requestModels', 'requestParameters', 'routeResponseSelectionExpression'];

function readRoute(routeKey: string, node: Plain, origin: Origin, api: string): Route {
  const path = below({ ...origin, path: 'Routes' }, routeKey).path;
  const at = (field: string): string => `${path}/${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  return {
    // Who may connect is said beside the routes.
    origin: { ...origin, fields: { ...Object.fromEntries(FIELDS.map((field) => [field, at(field)])), routeKey: path, authorizationType: 'Auth/AuthType', authorizer: 'Auth/AuthArn' } },
    key: `${api}/Routes/${routeKey}`,
    routeKey,
    apiKeyRequired: asBoolean(own(node, 'ApiKeyRequired')),
    modelSelectionExpression: asString(own(node, 'ModelSelectionExpression')),
    operationName: asString(own(node, 'OperationName')),
    requestModels: asStringMap(own(node, 'RequestModels')),
    requestParameters: own(node, 'RequestParameters'),
    routeResponseSelectionExpression: asString(own(node, 'RouteResponseSelectionExpression')),
    integration: `${api}/Routes/${routeKey}`,
    responses: [],
  };
}

function readIntegration(routeKey: string, node: Plain, origin: Origin, api: string): V2Integration {
  return {
    origin: { ...below(origin, 'Routes', routeKey), fields: { integrationUri: 'FunctionArn', timeoutInMillis: 'IntegrationTimeout' } },
    key: `${api}/Routes/${routeKey}`,
    integrationType: 'AWS_PROXY',
    integrationUri: asString(own(node, 'FunctionArn')),
    timeoutInMillis: asNumber(own(node, 'IntegrationTimeout')),
    responses: [],
  };
}

function readAuthorizer(auth: Plain, origin: Origin, api: string): V2Authorizer | undefined {
  if (own(auth, 'AuthType') !== 'CUSTOM') return undefined;
  return {
    origin: { ...origin, fields: { authorizerUri: 'AuthArn' } },
    key: `${api}/authorizers`,
    name: asString(own(auth, 'Name')),
    authorizerType: 'REQUEST',
    authorizerUri: asString(own(auth, 'AuthArn')),
    identitySource: asStrings(own(auth, 'IdentitySource')),
  };
}
