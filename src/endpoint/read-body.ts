import type { IncomingMessage } from 'node:http';
import { AwsError } from './service';
import type { Service } from './service';
import { readBody as readUpTo } from '../gateway/http';

/** What a service takes that names no limit of its own: more than any template, definition or batch of log events. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** Reads the body of a request to a service whole, out of its AWS chunks where it comes in them. */
export async function readBody(request: IncomingMessage, { maxBodyBytes = MAX_BODY_BYTES }: Service): Promise<Buffer> {
  const tooLarge = () => new AwsError('RequestEntityTooLargeException', `Request must be smaller than ${maxBodyBytes} bytes`, 413);
  if (Number(request.headers['content-length']) > maxBodyBytes) throw tooLarge();
  const body = await readUpTo(request, maxBodyBytes);
  if (body.length > maxBodyBytes) throw tooLarge();
  const chunked = String(request.headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  return chunked ? decodeAwsChunks(body) : body;
}

/**
 * Takes an `aws-chunked` body apart: `<hex size>[;chunk-signature=…]\r\n<bytes>\r\n`, ended by a chunk of
 * size 0 and trailing headers.
 */
export function decodeAwsChunks(body: Buffer): Buffer {
  // In place, as a body may come in very many chunks.
  let length = 0;
  for (let at = 0; at < body.length;) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = parseInt(body.subarray(at, lineEnd < 0 ? undefined : lineEnd).toString('latin1'), 16);
    if (lineEnd < 0 || Number.isNaN(size)) throw new AwsError('InvalidRequest', 'the aws-chunked body is malformed');
    if (size === 0) break;
    length += body.copy(body, length, lineEnd + 2, lineEnd + 2 + size);
    at = lineEnd + 2 + size + 2;
  }
  return body.subarray(0, length);
}
