import { GatewayError, gatewayError } from '../gateway-error';
import type { Phase } from './phase';

/** Bytes of a request's body. */
export const MAXIMUM_PAYLOAD = 10 * 1024 * 1024;
/** Bytes of all headers: names, values, separators and line ends. */
export const MAXIMUM_HEADERS = 10_240;
/** Bytes of a method's ARN with the path as it was called. */
export const MAXIMUM_METHOD_ARN = 1_600;

/** Refuses what is too large. */
export const limits: Phase = {
  name: 'limits',
  run({ request, methodArn }) {
    if (request.body.length > MAXIMUM_PAYLOAD) throw gatewayError('REQUEST_TOO_LARGE', undefined, { fixed: true });
    let bytes = 0;
    for (const [name, value] of request.headers) bytes += name.length + value.length + 4;
    if (bytes > MAXIMUM_HEADERS) {
      throw new GatewayError(undefined, 431, 'RequestHeaderFieldsTooLargeException', 'Request Header Fields Too Large', { fixed: true });
    }
    if (methodArn.length > MAXIMUM_METHOD_ARN) throw new GatewayError(undefined, 414, 'RequestURITooLongException', 'Request-URI Too Long', { fixed: true });
  },
};
