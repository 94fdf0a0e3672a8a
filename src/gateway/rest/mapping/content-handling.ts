import type { ContentHandling } from '../../../model';
import type { Exchange } from '../exchange';
import { gatewayError } from '../gateway-error';
import { firstAccepted, mediaType } from './media-types';

/** The request's body as its integration is to get it. */
export function convertRequest(exchange: Exchange, handling: ContentHandling | undefined): Buffer {
  const { body } = exchange.request;
  const isBinary = exchange.api.binaryMediaTypes.matches(mediaType(exchange.headers.get('Content-Type')));
  if (handling === 'CONVERT_TO_TEXT' && isBinary) return Buffer.from(body.toString('base64'));
  if (handling === 'CONVERT_TO_BINARY' && !isBinary) return fromBase64(body.toString('utf8'));
  return body;
}

/** The backend's body as the caller is to get it. */
export function convertResponse(exchange: Exchange, body: Buffer, contentType: string | undefined, handling: ContentHandling | undefined): Buffer {
  const { binaryMediaTypes } = exchange.api;
  const toText = handling === 'CONVERT_TO_TEXT'
    || (handling === undefined && !binaryMediaTypes.matches(firstAccepted(exchange.headers.get('Accept'))));
  if (binaryMediaTypes.matches(mediaType(contentType))) return toText ? Buffer.from(body.toString('base64')) : body;
  return toText ? body : fromBase64(body.toString('utf8'));
}

/** @throws GatewayError for what is not base64 */
export function fromBase64(text: string): Buffer {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text)) throw gatewayError('API_CONFIGURATION_ERROR', undefined, { reason: 'the body is not base64' });
  return Buffer.from(text, 'base64');
}
