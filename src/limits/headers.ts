/*
 * What becomes of headers on a REST API, in lower case. AWS documents parts of it among its important notes;
 * the rest is what the service is seen to do.
 */

/** Request headers that the service keeps for itself: neither a mapping nor a backend sees them. */
export const HEADERS_NOT_RECEIVED: ReadonlySet<string> = new Set([
  'connection', 'content-length', 'content-md5', 'expect', 'keep-alive', 'max-forwards', 'proxy-authenticate', 'server', 'te', 'trailer',
  'transfer-encoding', 'upgrade', 'www-authenticate',
]);

/** Request headers of callers that an HTTP backend does not get from a proxy. */
export const HEADERS_NOT_FORWARDED: ReadonlySet<string> = new Set(['content-encoding', 'host', 'via']);

/** Headers that a mapping of the request may not set: the call is answered with 500. */
export const HEADERS_NOT_MAPPABLE: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding', 'x-amzn-apigateway-api-id', 'x-amzn-trace-id']);

/** The same where the backend is an AWS service or a function. */
export const HEADERS_NOT_MAPPABLE_FOR_AWS: ReadonlySet<string> = new Set([
  ...HEADERS_NOT_MAPPABLE, 'authorization', 'connection', 'expect', 'proxy-authenticate', 'te',
]);

/** Headers that a mapping of the request may set in vain: no backend gets them. */
export const HEADERS_MAPPED_IN_VAIN: ReadonlySet<string> = new Set(['connection', 'expect', 'proxy-authenticate', 'te', 'via']);

/** Response headers that callers get as `x-amzn-Remapped-…`. */
export const HEADERS_REMAPPED: ReadonlySet<string> = new Set([
  'authorization', 'connection', 'content-length', 'content-md5', 'date', 'expect', 'host', 'max-forwards', 'proxy-authenticate', 'server',
  'trailer', 'upgrade', 'user-agent', 'www-authenticate', 'x-amzn-requestid',
]);

/** Response headers that callers do not get at all. */
export const HEADERS_NOT_RETURNED: ReadonlySet<string> = new Set(['keep-alive', 'transfer-encoding']);
