import * as http from 'node:http';
import * as https from 'node:https';
import type { Header } from '../http';
import type { BackendRequest, BackendResponse } from './environment';

const AGENTS = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: 256 }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: 256 }),
};

/** Calls an HTTP backend. Header names go out and come back with their letters; redirects are not followed. */
export function fetchOverHttp({ method, url, headers, body, insecureSkipVerification, signal }: BackendRequest): Promise<BackendResponse> {
  return new Promise((resolve, reject) => {
    const target = new URL(url);
    const secure = target.protocol === 'https:';
    const request = (secure ? https : http).request(target, {
      method,
      agent: AGENTS[target.protocol as 'http:' | 'https:'],
      signal,
      ...(secure ? { rejectUnauthorized: !insecureSkipVerification } : {}),
    }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ statusCode: response.statusCode!, headers: pairs(response.rawHeaders), body: Buffer.concat(chunks) }));
    });
    request.on('error', reject);
    const values = new Map<string, [string, string[]]>();
    for (const [name, value] of headers) {
      const known = values.get(name.toLowerCase());
      if (known === undefined) values.set(name.toLowerCase(), [name, [value]]);
      else known[1].push(value);
    }
    for (const [name, all] of values.values()) request.setHeader(name, all.length === 1 ? all[0] : all);
    if (body.length > 0 || !/^(GET|HEAD|OPTIONS|DELETE)$/.test(method)) request.setHeader('Content-Length', body.length);
    request.end(body);
  });
}

function pairs(raw: readonly string[]): Header[] {
  const headers: Header[] = [];
  for (let index = 0; index < raw.length; index += 2) headers.push([raw[index], raw[index + 1]]);
  return headers;
}
