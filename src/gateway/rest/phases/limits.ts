import { limitValue } from '../../../limits';
import type { RestApiDefinition } from '../../../model';
import { known } from '../../../model';
import type { Exchange } from '../exchange';
import { GatewayError, gatewayError } from '../gateway-error';
import type { Phase } from './phase';

/** Bytes of a request's body. */
export const MAXIMUM_PAYLOAD = limitValue('rest-payload-size');
/** Bytes of all headers: names, values, separators and line ends. */
const MAXIMUM_HEADERS = limitValue('rest-header-size');
/** Bytes of a method's ARN with the path as it was called. */
const MAXIMUM_METHOD_ARN = limitValue('rest-method-arn-length');
/** Characters of a URL behind its host. */
const MAXIMUM_URL = {
  EDGE: limitValue('rest-url-length-edge'),
  REGIONAL: limitValue('rest-url-length-regional'),
  PRIVATE: limitValue('rest-url-length-private'),
};

/** Refuses what is too large, and query strings that the service does not read. */
export const limits: Phase = {
  name: 'limits',
  run(exchange) {
    const { request, methodArn, definition } = exchange;
    if (urlLength(exchange) > maximumUrl(definition) || methodArn.length > MAXIMUM_METHOD_ARN) {
      throw new GatewayError(undefined, 414, 'RequestURITooLongException', 'Request-URI Too Long', {
        fixed: true, reason: `the URL has ${urlLength(exchange)} characters, the method ARN ${methodArn.length}; at most ${maximumUrl(definition)} and ${MAXIMUM_METHOD_ARN}`,
      });
    }
    if (/[|{}]/.test(request.query)) throw new GatewayError(undefined, 400, 'BadRequestException', 'Bad Request', { fixed: true, reason: 'the query string holds |, { or } unencoded' });
    let bytes = 0;
    for (const [name, value] of request.headers) bytes += name.length + value.length + 4;
    if (bytes > MAXIMUM_HEADERS) {
      throw new GatewayError(undefined, 431, 'RequestHeaderFieldsTooLargeException', 'Request Header Fields Too Large', {
        fixed: true, reason: `the headers have ${bytes} bytes; at most ${MAXIMUM_HEADERS}`,
      });
    }
    if (request.body.length > MAXIMUM_PAYLOAD) throw gatewayError('REQUEST_TOO_LARGE', undefined, { fixed: true, reason: `the body is larger than ${MAXIMUM_PAYLOAD} bytes` });
  },
};

/** Without the host, so that an API answers the same here as behind its longer name on AWS. */
function urlLength({ fullPath, request: { query } }: Exchange): number {
  return fullPath.length + (query === '' ? 0 : 1 + query.length);
}

/** An API that does not say its type is edge-optimized. */
function maximumUrl({ endpointTypes }: RestApiDefinition): number {
  return MAXIMUM_URL[known(known(endpointTypes)?.[0]) ?? 'EDGE'];
}
