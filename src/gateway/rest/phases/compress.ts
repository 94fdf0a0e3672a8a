import { gzipSync } from 'node:zlib';
import type { Phase } from './phase';

/** Compresses what is large enough for the API, when the caller takes it. */
export const compress: Phase = {
  name: 'compress',
  always: true,
  run(exchange) {
    const { response, api, headers } = exchange;
    if (response === undefined || api.minimumCompressionSize === undefined || response.body.length < Math.max(1, api.minimumCompressionSize)) return;
    if (!/(^|[,\s])(gzip|\*)($|[,;\s])/.test(headers.get('Accept-Encoding') ?? '')) return;
    if (response.headers.some(([name]) => name.toLowerCase() === 'content-encoding')) return;
    exchange.response = { ...response, headers: [...response.headers, ['Content-Encoding', 'gzip']], body: gzipSync(response.body) };
  },
};
