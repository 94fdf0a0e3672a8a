import { fields } from './fields';
import { readHttpBody } from './http-body';
import { keyOf } from './links';
import { asTags } from './tags';
import { below, type HttpApi, type Origin, type V2Api, type WebSocketApi } from '../../model';
import { asBoolean, asPlain, asString, asUpper, own, plainOrEmpty, type Plain } from '../../model/coerce';

/** An API of the second generation by itself: what its own resource says. */
export type V2ApiResource = WebSocketApi | HttpApi;

/** Reads an `AWS::ApiGatewayV2::Api`, with its `Body` when it has one. */
export function readV2Api(properties: Plain, origin: Origin, bodyProperty = 'Body'): V2ApiResource {
  const body = own(properties, bodyProperty);
  const elsewhere = own(properties, 'BodyS3Location') !== undefined || body !== undefined;
  const inBody = readHttpBody(body, below(origin, bodyProperty));
  const common: Omit<V2Api, 'kind'> = {
    ...NOTHING,
    origin,
    key: keyOf(origin),
    definedBy: inBody ? 'openapi' : elsewhere ? 'unknown' : 'resources',
    ...fields(properties, {
      name: asString,
      description: asString,
      version: asString,
      routeSelectionExpression: asString,
      apiKeySelectionExpression: asString,
      disableExecuteApiEndpoint: asBoolean,
      disableSchemaValidation: asBoolean,
      ipAddressType: asString,
      failOnWarnings: asBoolean,
    }),
    tags: Array.isArray(own(properties, 'Tags')) ? asTags(own(properties, 'Tags')) : undefined,
    ...inBody,
  };
  if (asUpper(own(properties, 'ProtocolType')) === 'WEBSOCKET') return { ...common, kind: 'WEBSOCKET' };
  const api = fields(properties, { corsConfiguration: asPlain, target: asString, routeKey: asString, credentialsArn: asString });
  const cors = own(plainOrEmpty(body), CORS);
  if (api.corsConfiguration !== undefined || cors === undefined) return { ...common, kind: 'HTTP', ...api };
  return { ...common, kind: 'HTTP', ...api, corsConfiguration: asPlain(cors), origin: { ...origin, fields: { corsConfiguration: `${bodyProperty}/${CORS}` } } };
}

const CORS = 'x-amazon-apigateway-cors';

/** An API that these templates add to and that is not in them. What kind it is shows in its route keys. */
export function externalV2Api(key: string, kind: V2Api['kind']): V2ApiResource {
  return { ...NOTHING, kind, key, definedBy: 'external' };
}

const NOTHING = { routes: [], integrations: [], authorizers: [], models: [], deployments: [], stages: [] };
