import { definitionOf, LocalApi, proxy } from './local-api';
import type { Model } from '../../../src/model';

const MODELS: Model[] = [
  { name: 'Order', schema: { type: 'object', properties: { qty: { type: 'integer', minimum: 0, exclusiveMinimum: true } }, required: ['qty'] } },
  { name: 'Cart', schema: { $schema: 'http://json-schema.org/draft-04/schema#', type: 'object', properties: { orders: { type: 'array', items: { $ref: '#/components/schemas/Order' } } } } },
  { name: 'Tree', schema: { type: 'object', properties: { children: { type: 'array', items: { $ref: 'https://apigateway.amazonaws.com/restapis/abc/models/Tree' } } }, additionalProperties: false } },
  { name: 'Local', schema: { definitions: { positive: { type: 'number', minimum: 1 } }, properties: { n: { $ref: '#/definitions/positive' } } } },
];

function bodies(requestModels: Record<string, string>) {
  return new LocalApi(definitionOf({ 'POST /': { requestValidator: 'all', requestModels, integration: proxy() } }, {
    models: MODELS,
    requestValidators: [{ key: 'all', validateRequestBody: true }],
  }), { handlers: { Echo: () => ({ statusCode: 200, body: '{"ok":true}' }) } });
}

describe('bodies', () => {
  const rows: [name: string, model: string, body: string, valid: boolean][] = [
    ['what the model says', 'Order', '{"qty":1}', true],
    ['a boolean exclusiveMinimum, as in draft 4', 'Order', '{"qty":0}', false],
    ['a missing property', 'Order', '{}', false],
    ['an empty body counts as {}', 'Order', '', false],
    ['an empty body that {} would satisfy', 'Cart', '', true],
    ['what is no JSON', 'Order', 'qty=1', false],
    ['another model, by its component reference', 'Cart', '{"orders":[{"qty":"x"}]}', false],
    ['a valid one of another model', 'Cart', '{"orders":[{"qty":2}]}', true],
    ['a model within itself, by its address', 'Tree', '{"children":[{"children":[]}]}', true],
    ['a mistake deep in a model within itself', 'Tree', '{"children":[{"leaf":1}]}', false],
    ['a definition of the schema itself', 'Local', '{"n":0}', false],
    ['the model that allows everything', 'Empty', '[1]', true],
    ['a model that does not exist', 'Missing', '{}', false],
  ];
  test.each(rows)('%s', async (_, model, body, valid) => {
    const answer = await bodies({ 'application/json': model }).request('POST /', { body, headers: { 'Content-Type': 'application/json' } });
    expect([answer.status, answer.text]).toEqual(valid ? [200, '{"ok":true}'] : [400, '{"message":"Invalid request body"}']);
    if (!valid) expect(answer.header('x-amzn-ErrorType')).toBe('BadRequestException');
  });

  const types: [name: string, type: string | undefined, status: number][] = [
    ['no content type is JSON', undefined, 400],
    ['only the media type counts', 'Application/JSON; charset=utf-8', 400],
    ['a type without a model is not looked at', 'text/plain', 200],
  ];
  test.each(types)('%s', async (_, type, status) => {
    const answer = await bodies({ 'application/json': 'Order' }).request('POST /', { body: 'x', headers: type === undefined ? {} : { 'Content-Type': type } });
    expect(answer.status).toBe(status);
  });
});

describe('parameters', () => {
  const api = new LocalApi(definitionOf({
    'GET /orders/{test}': {
      requestValidator: 'all',
      requestParameters: {
        'method.request.querystring.qs1': true,
        'method.request.path.issuer': true,
        'method.request.header.x-header-param': true,
        'method.request.querystring.optional': false,
      },
    },
    'GET /one': { requestValidator: 'all', requestParameters: { 'method.request.querystring.q': true } },
    'GET /header': { requestValidator: 'all', requestParameters: { 'method.request.header.X-Tenant': true } },
    'GET /unchecked': { requestParameters: { 'method.request.querystring.q': true } },
  }, { requestValidators: [{ key: 'all', validateRequestParameters: true }] }));

  const rows: [name: string, route: string, headers: Record<string, string>, message: string | undefined][] = [
    ['all that is missing, in one message', 'GET /orders/1', {}, 'Missing required request parameters: [x-header-param, issuer, qs1]'],
    ['only what is missing', 'GET /orders/1?qs1=a', { 'x-header-param': 'b' }, 'Missing required request parameters: [issuer]'],
    ['a blank value is missing', 'GET /one?q=%20', {}, 'Missing required request parameters: [q]'],
    ['all there', 'GET /one?q=1', {}, undefined],
    ['the name of a header has no case', 'GET /header', { 'x-tenant': 'a' }, undefined],
    ['without a validator nothing is checked', 'GET /unchecked', {}, undefined],
  ];
  test.each(rows)('%s', async (_, route, headers, message) => {
    const answer = await api.request(route, { headers });
    expect([answer.status, answer.json()]).toEqual(message === undefined ? [200, { ok: true }] : [400, { message }]);
  });
});
