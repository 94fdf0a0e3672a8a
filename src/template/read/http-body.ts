import { below, type Origin, type Route, type V2Api, type V2Integration } from '../../model';
import { asNumber, asString, asUpper, isPlain, own, plainOrEmpty } from '../../model/coerce';

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];

/** The routes and integrations of an HTTP API's OpenAPI document; `undefined` when there is none to read. */
export function readHttpBody(body: unknown, origin: Origin): Pick<V2Api, 'routes' | 'integrations'> | undefined {
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
  return { routes, integrations };
}

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
    payloadFormatVersion: asString(own(node, 'payloadFormatVersion')),
    timeoutInMillis: asNumber(own(node, 'timeoutInMillis')),
    responses: [],
  };
}
