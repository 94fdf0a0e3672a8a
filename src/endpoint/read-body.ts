import type { IncomingMessage } from 'node:http';
import { AwsError } from './service';

/** Larger than any Lambda package or template; what is larger would only fill the memory. */
const MAX_BODY_BYTES = 1024 * 1024 * 1024;

/** Reads a request's body whole, out of its AWS chunks where it comes in them. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new AwsError('EntityTooLarge', `the body is larger than ${MAX_BODY_BYTES} bytes`, 413);
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const chunked = String(request.headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  return chunked ? decodeAwsChunks(body) : body;
}

/**
 * Takes an `aws-chunked` body apart: `<hex size>[;chunk-signature=…]\r\n<bytes>\r\n`, ended by a chunk of
 * size 0 and trailing headers.
 */
export function decodeAwsChunks(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = parseInt(body.subarray(at, lineEnd < 0 ? undefined : lineEnd).toString('latin1'), 16);
    if (lineEnd < 0 || Number.isNaN(size)) throw new AwsError('InvalidRequest', 'the aws-chunked body is malformed');
    if (size === 0) break;
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
  return Buffer.concat(parts);
}
