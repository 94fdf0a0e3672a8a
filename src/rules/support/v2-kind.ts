import { text } from './read';
import { siblingOf } from './resources';
import { PROTOCOL_TYPES } from '../../limits';
import type { ApiModel, HttpApi, V2Api, WebSocketApi } from '../../model';

/**
 * Whether it is sure that an API is of its kind. It is not when the protocol is none or only known at deployment, or
 * when the API is elsewhere and none of its route keys tells.
 */
export function isKindKnown(model: ApiModel, api: V2Api): boolean {
  if (api.definedBy !== 'external') {
    const written = siblingOf(model, api)?.properties.ProtocolType;
    return written === undefined || (PROTOCOL_TYPES as readonly unknown[]).includes(written);
  }
  const keys = api.routes.map((route) => text(route.routeKey) ?? '$default');
  return keys.some((key) => key !== '$default' && key.includes(' /') === (api.kind === 'HTTP'));
}

/** The APIs that are WebSocket APIs for sure. */
export function webSocketApis(model: ApiModel): WebSocketApi[] {
  return model.webSocketApis.filter((api) => isKindKnown(model, api));
}

/** The APIs that are HTTP APIs for sure. */
export function httpApis(model: ApiModel): HttpApi[] {
  return model.httpApis.filter((api) => isKindKnown(model, api));
}
