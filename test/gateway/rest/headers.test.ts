import { definitionOf, lambdaUri, LocalApi, mock } from './local-api';
import { HEADERS_NOT_RECEIVED } from '../../../src/limits';
import type { Integration } from '../../../src/model';

const INTEGRATIONS = {
  HTTP_PROXY: { type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'http://backend.test/' },
  HTTP: { type: 'HTTP', httpMethod: 'GET', uri: 'http://backend.test/', responses: [{ statusCode: '200' }] },
  AWS: { type: 'AWS', httpMethod: 'POST', uri: lambdaUri('echo'), responses: [{ statusCode: '200' }] },
  AWS_PROXY: { type: 'AWS_PROXY', httpMethod: 'POST', uri: lambdaUri('echo') },
} satisfies Readonly<Record<string, Integration>>;

const handlers = { echo: (event: { headers?: object }) => ({ statusCode: 200, body: JSON.stringify(Object.keys(event.headers ?? {})) }) };
const one = (integration: Integration) => new LocalApi(definitionOf({ 'GET /': { integration } }), { handlers });
const SENT = Object.fromEntries(['X-Mine', 'Via', 'Content-Encoding', 'Host', ...HEADERS_NOT_RECEIVED].map((name) => [name, 'x']));

describe('rest-header-remap: headers are kept back, refused and renamed', () => {
  test('what a function gets of a request', async () => {
    const { text } = await one(INTEGRATIONS.AWS_PROXY).request('GET /', { headers: SENT });
    expect(JSON.parse(text)).toEqual(['X-Mine', 'Via', 'Content-Encoding', 'Host', 'X-Amzn-Trace-Id', 'X-Forwarded-For', 'X-Forwarded-Port', 'X-Forwarded-Proto']);
  });

  test('what an HTTP backend gets of a request that goes through', async () => {
    const local = one(INTEGRATIONS.HTTP_PROXY);
    await local.request('GET /', { headers: SENT });
    expect(local.backendRequests[0].headers.map(([name]) => name)).toEqual(
      ['X-Mine', 'X-Amzn-Trace-Id', 'X-Forwarded-For', 'X-Forwarded-Port', 'X-Forwarded-Proto', 'x-amzn-apigateway-api-id']);
  });

  test('what a mapping can see', async () => {
    const local = one({ ...INTEGRATIONS.HTTP, requestParameters: { 'integration.request.header.X-Te': 'method.request.header.te', 'integration.request.header.X-Via': 'method.request.header.via' } });
    await local.request('GET /', { headers: SENT });
    expect(Object.fromEntries(local.backendRequests[0].headers)).toMatchObject({ 'X-Via': 'x' });
    expect(Object.fromEntries(local.backendRequests[0].headers)).not.toHaveProperty('X-Te');
  });

  test.each<[keyof typeof INTEGRATIONS, string, boolean]>([
    ['HTTP', 'Content-Length', false],
    ['HTTP', 'Authorization', true],
    ['HTTP_PROXY', 'X-Amzn-Trace-Id', false],
    ['AWS', 'Authorization', false],
    ['AWS', 'X-Mine', true],
    ['AWS_PROXY', 'Authorization', false],
    ['AWS_PROXY', 'TE', false],
  ])('%s may map %s %s: %s', async (type, header, may) => {
    const local = one({ ...INTEGRATIONS[type], requestParameters: { [`integration.request.header.${header}`]: "'x'" } });
    const answer = await local.request('GET /');
    expect(answer.status).toBe(may ? 200 : 500);
  });

  test.each([['Via', undefined], ['Expect', undefined], ['Referer', 'x'], ['Upgrade', 'x']])('a mapped %s reaches an HTTP backend as %s', async (header, value) => {
    const local = one({ ...INTEGRATIONS.HTTP, requestParameters: { [`integration.request.header.${header}`]: "'x'" } });
    await local.request('GET /');
    expect(Object.fromEntries(local.backendRequests[0].headers)[header]).toBe(value);
  });

  test.each([
    ['Authorization', 'x-amzn-Remapped-Authorization'],
    ['WWW-Authenticate', 'x-amzn-Remapped-WWW-Authenticate'],
    ['User-Agent', 'x-amzn-Remapped-User-Agent'],
    ['Content-MD5', 'x-amzn-Remapped-Content-MD5'],
    ['TE', 'TE'],
    ['Via', 'Via'],
  ])('the response header %s reaches the caller as %s', async (header, name) => {
    const answer = await one({ ...mock(), responses: [{ statusCode: '200', responseParameters: { [`method.response.header.${header}`]: "'x'" } }] }).request('GET /');
    expect(answer.raw).toContainEqual([name, 'x']);
  });
});
