import { PROTOCOL_TYPES } from '../../limits';
import type { Rule } from '../rule';
import { catalogued, isPresent, originOf, propertyPlace, resourcesOf, text } from '../support';

/** An API of a protocol that does not exist, or of none. */
export const v2ApiProtocol: Rule = {
  meta: catalogued('v2-api-protocol', {
    why: 'AWS refuses the API, and the stack rolls back.',
    fix: 'Use HTTP or WEBSOCKET; only an HTTP API can be imported from an OpenAPI body, which says its protocol itself.',
  }),
  *check(model) {
    for (const api of resourcesOf(model, 'AWS::ApiGatewayV2::Api')) {
      const { ProtocolType: written, Body: body, BodyS3Location: location } = api.properties;
      const protocol = text(written);
      if (protocol !== undefined && !(PROTOCOL_TYPES as readonly string[]).includes(protocol)) {
        yield { ...propertyPlace(api, 'ProtocolType'), message: `protocol must be one of ${PROTOCOL_TYPES.join(', ')}, got '${protocol}'`, actual: protocol };
      } else if (written === undefined && body === undefined && location === undefined) {
        yield { at: originOf(api), message: 'API must have a protocol or an OpenAPI body, got neither' };
      } else if (protocol === 'WEBSOCKET' && isPresent(api.properties.Target)) {
        yield { ...propertyPlace(api, 'Target'), message: 'quick create with a target is for HTTP APIs, got a WebSocket API' };
      } else if (protocol === 'WEBSOCKET' && (body !== undefined || location !== undefined)) {
        yield { ...propertyPlace(api, body === undefined ? 'BodyS3Location' : 'Body'), message: 'OpenAPI body is for HTTP APIs, got a WebSocket API' };
      }
    }
  },
};
