import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GatewayRequest, GatewayResponse } from '../../src/gateway/http';
import { readBody, toGatewayRequest, writeGatewayResponse } from '../../src/gateway/http';

let close = () => {};
afterEach(() => close());

/** Serves one answer and remembers what was asked. */
async function serve(answer: GatewayResponse, limit = 1000): Promise<{ port: number; requests: GatewayRequest[] }> {
  const requests: GatewayRequest[] = [];
  const server = http.createServer((message, response) => {
    void readBody(message, limit).then((body) => {
      requests.push(toGatewayRequest(message, body, { path: '/orders%20x', domainName: 'api.localhost' }));
      writeGatewayResponse(response, answer);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, requests };
}

function call(port: number, options: http.RequestOptions, body = ''): Promise<{ status: number; raw: string[]; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: '127.0.0.1', ...options }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => text += chunk).on('end', () => resolve({ status: response.statusCode!, raw: response.rawHeaders, text }));
    });
    request.on('error', reject).end(body);
  });
}

test('headers keep their letters and their number in both directions', async () => {
  const { port, requests } = await serve({ statusCode: 201, headers: [['X-MiXed', 'a'], ['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2'], ['X-Bad', 'a\r\nb\u2028']], body: Buffer.from('hi') });
  const answer = await call(port, { method: 'POST', path: '/prod/orders%20x?a=1&b=%20', headers: { 'X-CaSe': '1' } }, 'body');
  expect(requests[0]).toMatchObject({
    method: 'POST', path: '/orders%20x', query: 'a=1&b=%20', body: Buffer.from('body'), sourceIp: '127.0.0.1', domainName: 'api.localhost', protocol: 'HTTP/1.1', scheme: 'http', port,
  });
  expect(requests[0].headers).toContainEqual(['X-CaSe', '1']);
  expect(answer).toMatchObject({ status: 201, text: 'hi' });
  expect(answer.raw.slice(0, 10)).toEqual(['X-MiXed', 'a', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'X-Bad', 'ab', 'Content-Length', '2']);
});

const bodies: [name: string, size: number, kept: number][] = [['below the limit', 9, 9], ['the limit itself', 10, 10], ['beyond the limit', 50_000, 11]];
test.each(bodies)('of a body %s no more is kept than shows its size', async (_, size, kept) => {
  const { port, requests } = await serve({ statusCode: 200, headers: [], body: Buffer.alloc(0) }, 10);
  await call(port, { method: 'POST' }, 'x'.repeat(size));
  expect(requests[0].body.length).toBe(kept);
});

const bodiless: [method: string, status: number][] = [['GET', 204], ['GET', 304], ['HEAD', 200]];
test.each(bodiless)('%s with %d has no body', async (method, statusCode) => {
  const { port } = await serve({ statusCode, headers: [], body: Buffer.from('hi') });
  expect(await call(port, { method })).toMatchObject({ status: statusCode, text: '' });
});
