import { definitionOf, LocalApi, proxy } from './local-api';
import { gatewayError } from '../../../src/gateway/rest/gateway-error';
import { GATEWAY_RESPONSES } from '../../../src/limits';
import type { GatewayResponse } from '../../../src/model';

function api(...gatewayResponses: GatewayResponse[]) {
  return new LocalApi(definitionOf({
    'GET /key': { apiKeyRequired: true },
    'GET /bad': { integration: proxy('Bad') },
    'GET /q': { requestValidator: 'v', requestParameters: { 'method.request.querystring.q': true } },
  }, { gatewayResponses, requestValidators: [{ key: 'v', validateRequestParameters: true }] }), { handlers: { Bad: () => 'no' }, target: { variables: { color: 'red' } } });
}

describe('a response of the gateway itself', () => {
  test('carries its ids and the type of its error', async () => {
    const answer = await api().request('GET /none');
    expect(answer.raw).toEqual([
      ['x-amzn-RequestId', expect.stringMatching(/^[-0-9a-f]{36}$/)],
      ['x-amzn-ErrorType', 'MissingAuthenticationTokenException'],
      ['x-amz-apigw-id', expect.stringMatching(/=$/)],
      ['Content-Type', 'application/json'],
    ]);
  });

  const rows: [name: string, custom: GatewayResponse[], route: string, status: number, body: string, headers?: Record<string, string>][] = [
    ['a status of its own', [{ responseType: 'MISSING_AUTHENTICATION_TOKEN', statusCode: '404' }], 'GET /none', 404, '{"message":"Missing Authentication Token"}'],
    ['a template', [{
      responseType: 'MISSING_AUTHENTICATION_TOKEN',
      responseTemplates: {
        'application/json': '{"m":$context.error.messageString,"t":"$context.error.responseType","p":"$context.path","s":"${context.stage}","c":"$stageVariables.color","n":"$context.none"}',
      },
    }], 'GET /none', 403, '{"m":"Missing Authentication Token","t":"MISSING_AUTHENTICATION_TOKEN","p":"/prod/none","s":"prod","c":"red","n":""}'],
    ['headers', [{
      responseType: 'INVALID_API_KEY',
      responseParameters: {
        'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
        'gatewayresponse.header.X-Echo': 'method.request.header.X-Mine',
        'gatewayresponse.header.X-Query': 'method.request.querystring.q',
        'gatewayresponse.header.X-Type': 'context.error.responseType',
      },
    }], 'GET /key?q=1', 403, '{"message":"Forbidden"}', { 'Access-Control-Allow-Origin': '*', 'X-Echo': 'mine', 'X-Query': '1', 'X-Type': 'INVALID_API_KEY' }],
    ['the family, which keeps each status', [{ responseType: 'DEFAULT_4XX', responseTemplates: { 'application/json': '{"oops":true}' } }], 'GET /q', 400, '{"oops":true}'],
    ['the family with a status of its own', [{ responseType: 'DEFAULT_4XX', statusCode: '418' }], 'GET /none', 418, '{"message":"Missing Authentication Token"}'],
    ['the type beats the family, and they are not merged', [
      { responseType: 'DEFAULT_4XX', statusCode: '418', responseTemplates: { 'application/json': 'family' } },
      { responseType: 'MISSING_AUTHENTICATION_TOKEN' },
    ], 'GET /none', 403, '{"message":"Missing Authentication Token"}'],
    ['a malformed answer of a function belongs to its family', [{ responseType: 'DEFAULT_5XX', responseParameters: { 'gatewayresponse.header.X-Seen': "'yes'" } }],
      'GET /bad', 502, '{"message": "Internal server error"}', { 'X-Seen': 'yes' }],
    ['the template for what the caller accepts', [{ responseType: 'DEFAULT_4XX', responseTemplates: { 'application/json': 'json', 'text/html': '<p>' } }],
      'GET /none', 403, '<p>', { 'Content-Type': 'text/html' }],
  ];
  test.each(rows)('%s', async (...[, custom, route, status, body, headers = {}]) => {
    const answer = await api(...custom).request(route, { headers: { 'X-Mine': 'mine', 'Accept': 'text/html, */*' } });
    expect([answer.status, answer.text]).toEqual([status, body]);
    expect(Object.fromEntries(Object.keys(headers).map((name) => [name, answer.header(name)]))).toEqual(headers);
  });
});

test('every type but the families can be made of the one table', () => {
  for (const { responseType, statusCode, errorType, message } of GATEWAY_RESPONSES) {
    if (statusCode === undefined) expect(() => gatewayError(responseType)).toThrow('is no gateway response of its own');
    else expect(gatewayError(responseType)).toMatchObject({ responseType, statusCode, errorType, text: message ?? null });
  }
});
