import { gatewayError } from '../gateway-error';

/** What belongs to one connection, or is made anew for the next. */
const HOP_BY_HOP = ['connection', 'content-length', 'expect', 'host', 'keep-alive', 'proxy-authenticate', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** Request headers that are not handed on to an HTTP backend. */
export const NOT_FORWARDED: ReadonlySet<string> = new Set(HOP_BY_HOP);

/** Request headers that a mapping may not set: the service answers 500. */
const NOT_MAPPABLE: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding', 'x-amzn-trace-id', 'x-amzn-apigateway-api-id']);

/** Response headers that a caller gets under another name, because the service sets its own. */
const REMAPPED: ReadonlySet<string> = new Set(['connection', 'content-length', 'date', 'server', 'www-authenticate', 'x-amzn-requestid']);

/** Response headers that are lost on the way. */
const NOT_RETURNED: ReadonlySet<string> = new Set(['keep-alive', 'proxy-authenticate', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

/** @throws GatewayError when a mapping or an override sets a header that it may not */
export function assertMappable(name: string): void {
  if (NOT_MAPPABLE.has(name.toLowerCase())) throw gatewayError('API_CONFIGURATION_ERROR', undefined, { reason: `the header '${name}' may not be set` });
}

/** The name under which a backend's header reaches the caller; `undefined` when it does not. */
export function returnedName(name: string): string | undefined {
  const key = name.toLowerCase();
  if (NOT_RETURNED.has(key)) return undefined;
  return REMAPPED.has(key) ? `x-amzn-Remapped-${name}` : name;
}
