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

describe('$context.error.validationErrorString', () => {
  const schema = {
    type: 'object',
    required: ['item', 'id'],
    additionalProperties: false,
    properties: {
      id: {},
      item: { type: 'string', minLength: 2, maxLength: 4, pattern: '^[a-z]+$' },
      qty: { type: 'integer', minimum: 1, maximum: 9 },
      size: { enum: ['S', 'M'] },
      price: { type: 'number', minimum: 0, exclusiveMinimum: true, multipleOf: 0.5 },
      tags: { type: 'array', minItems: 1, maxItems: 2, uniqueItems: true, items: { type: ['string', 'null'] } },
      either: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
      one: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    },
  };
  const api = new LocalApi(definitionOf({
    'POST /': { requestValidator: 'body', requestModels: { 'application/json': 'Order' } },
  }, {
    models: [{ name: 'Order', schema }],
    requestValidators: [{ key: 'body', validateRequestBody: true, validateRequestParameters: false }],
    gatewayResponses: [{
      responseType: 'BAD_REQUEST_BODY',
      responseTemplates: { 'application/json': '{"message":$context.error.messageString,"errors":"$context.error.validationErrorString"}' },
    }],
  }));

  test.each<[body: object, errors: string]>([
    [{}, 'object has missing required properties (["id","item"])'],
    [{ id: 1, item: 7 }, 'instance type (integer) does not match any allowed primitive type (allowed: ["string"])'],
    [{ id: 1, item: 'x' }, 'string "x" is too short (length: 1, required minimum: 2)'],
    [{ id: 1, item: 'toolong' }, 'string "toolong" is too long (length: 7, maximum allowed: 4)'],
    [{ id: 1, item: 'AB' }, 'ECMA 262 regex "^[a-z]+$" does not match input string "AB"'],
    [{ id: 1, item: 'ab', qty: 0 }, 'numeric instance is lower than the required minimum (minimum: 1, found: 0)'],
    [{ id: 1, item: 'ab', qty: 10 }, 'numeric instance is greater than the required maximum (maximum: 9, found: 10)'],
    [{ id: 1, item: 'ab', qty: 1.5 }, 'instance type (number) does not match any allowed primitive type (allowed: ["integer"])'],
    [{ id: 1, item: 'ab', price: 0 }, 'numeric instance is not strictly greater than the required minimum 0'],
    [{ id: 1, item: 'ab', price: 0.7 }, 'remainder of division is not zero (0.7 / 0.5)'],
    [{ id: 1, item: 'ab', size: 'L' }, 'instance value ("L") not found in enum (possible values: ["S","M"])'],
    [{ id: 1, item: 'ab', tags: [] }, 'array is too short: must have at least 1 elements but instance has 0 elements'],
    [{ id: 1, item: 'ab', tags: ['a', 'b', 'c'] }, 'array is too long: must have at most 2 elements but instance has 3 elements'],
    [{ id: 1, item: 'ab', tags: ['a', 'a'] }, 'array must not contain duplicate elements'],
    [{ id: 1, item: 'ab', tags: [1] }, 'instance type (integer) does not match any allowed primitive type (allowed: ["string","null"])'],
    [{ id: 1, item: 'ab', b: 1, a: 2 }, 'object instance has properties which are not allowed by the schema: ["a","b"]'],
    [{ id: 1, item: 'ab', either: null }, 'instance failed to match at least one required schema among 2'],
    [{ id: 1, item: 'ab', one: null }, 'instance failed to match exactly one schema (matched 0 out of 2)'],
    [{ id: 1, qty: 0 }, 'object has missing required properties (["item"]), numeric instance is lower than the required minimum (minimum: 1, found: 0)'],
  ])('of %j', async (body, errors) => {
    const answer = await api.request('POST /', { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
    expect([answer.status, answer.json()]).toEqual([400, { message: 'Invalid request body', errors: `[${errors}]` }]);
  });

  test('of what is not JSON', async () => {
    const answer = await api.request('POST /', { body: '{', headers: { 'Content-Type': 'application/json' } });
    expect(answer.json()).toEqual({ message: 'Invalid request body', errors: expect.stringMatching(/^\[.+\]$/) });
  });
});
