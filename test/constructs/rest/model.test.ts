import { Lazy } from 'aws-cdk-lib';
import { bodyOf, newStack, operationOf, templateOf } from './synth';
import { Integration, Model, RestApi, Validate, type RouteOptions } from '../../../src/constructs';

const mock = Integration.mock();
const order = Model.fromJsonSchema('Order', { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } }, { description: 'an order' });

const required = { 'method.request.querystring.page': true };
const optional = { 'method.request.querystring.page': false };

test.each<[string, RouteOptions, string | undefined]>([
  ['nothing where nothing is declared', {}, undefined],
  ['the body where there is a model', { requestModel: order }, 'body-only'],
  ['parameters where one is required', { requestParameters: required }, 'params-only'],
  ['nothing where parameters are optional', { requestParameters: optional }, undefined],
  ['both where both are declared', { requestModel: order, requestParameters: required }, 'all'],
  ['what is asked for', { requestModel: order, validate: Validate.PARAMS }, 'params-only'],
  ['nothing when that is asked for', { requestModel: order, validate: Validate.NONE }, undefined],
])('validates %s', (_, options, validator) => {
  const api = new RestApi(newStack(), 'Api');
  api.addStage('prod');
  api.post('/orders', mock, options);
  expect(operationOf(api, '/orders', 'post')['x-amazon-apigateway-request-validator']).toBe(validator);
  expect(Object.keys(bodyOf(api)['x-amazon-apigateway-request-validators'] ?? {})).toEqual(validator ? [validator] : []);
});

test('models of requests and responses are in the document', () => {
  const api = new RestApi(newStack(), 'Api');
  api.addStage('prod');
  const problem = Model.fromJsonSchema('Problem', { type: 'object' });
  const xml = Model.fromJsonSchema('OrderXml', { type: 'string' }, { contentType: 'application/xml' });
  api.post('/orders', mock, {
    requestModel: order,
    requestModels: { 'application/xml': xml },
    responses: [{ statusCode: '400', description: 'not an order', models: { 'application/json': problem }, headers: ['X-Reason'] }],
  });
  expect(bodyOf(api).components.schemas).toEqual({
    Order: { description: 'an order', type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } },
    OrderXml: { type: 'string' },
    Problem: { type: 'object' },
  });
  expect(operationOf(api, '/orders', 'post')).toMatchObject({
    requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } }, 'application/xml': { schema: { $ref: '#/components/schemas/OrderXml' } } } },
    responses: { 400: { description: 'not an order', headers: { 'X-Reason': {} }, content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } } },
  });
});

test('a model refers to another', () => {
  const api = new RestApi(newStack(), 'Api');
  api.addStage('prod');
  api.addModel(order);
  api.post('/orders', mock, { requestModel: Model.fromJsonSchema('Orders', { type: 'array', items: { $ref: order.reference } }) });
  expect(bodyOf(api).components.schemas.Orders.items).toEqual({ $ref: '#/components/schemas/Order' });
});

test('fails when the other model is not there', () => {
  const api = new RestApi(newStack(), 'Api');
  api.addStage('prod');
  api.post('/orders', mock, { requestModel: Model.fromJsonSchema('Orders', { type: 'array', items: { $ref: order.reference } }) });
  expect(() => templateOf(api)).toThrow("model 'Orders' refers to model 'Order', which the API does not have; add it with addModel()");
});

test('fails when two models have one name', () => {
  const api = new RestApi(newStack(), 'Api');
  api.addStage('prod');
  api.addModel(order);
  expect(() => api.addModel(Model.fromJsonSchema('Order', {}))).toThrow("models of an API must have different names, got two of name 'Order'");
});

test('fails when the name is none', () => {
  expect(() => Model.fromJsonSchema('new-order', {})).toThrow("name of a model must be letters and digits, got 'new-order'");
});

test.each<[string, Record<string, unknown>, string]>([
  ['an unknown type', { properties: { a: { type: 'objekt' } } }, "schema of model 'Bad' must be JSON schema draft 4: properties/a: 'type' must be one of"],
  ['no required property', { required: [] }, "'required' must be a list of at least one property name, all of them different, got []"],
  ['a keyword of a newer draft', { properties: { kind: { const: 'a' } } }, "properties/kind: 'const' is not a keyword of JSON schema draft 4"],
  ['a keyword of OpenAPI', { discriminator: 'kind' }, "'discriminator' is not a keyword"],
  ['ref instead of $ref', { definitions: { A: {} }, items: { ref: '#/definitions/A' } }, "items: 'ref' is not a keyword"],
  ['a value twice in an enum', { enum: ['a', 'a'] }, "'enum' must be"],
  ['a reference to nothing', { items: { $ref: '#/definitions/A' } }, "$ref must point to a part of the schema, got '#/definitions/A'"],
  ['a newer draft', { $schema: 'http://json-schema.org/draft-07/schema#' }, "'$schema' must be http://json-schema.org/draft-04/schema#"],
  ['two mistakes', { type: 'x', minLength: -1 }, "; 'minLength' must be an integer of at least 0, got -1"],
])('fails when a schema has %s', (_, schema, message) => {
  expect(() => Model.fromJsonSchema('Bad', schema)).toThrow(message);
});

test('takes a schema that only may be rejected', () => {
  expect(() => Model.fromJsonSchema('Newer', { $schema: 'https://json-schema.org/draft/2020-12/schema' })).not.toThrow();
});

test('takes tokens in a schema', () => {
  const stack = newStack();
  const schema = {
    type: Lazy.string({ produce: () => 'object' }),
    required: Lazy.list({ produce: () => ['a'] }),
    enum: [stack.account, stack.region],
    properties: { a: { minLength: Lazy.number({ produce: () => 5 }), pattern: `(${stack.region}` } },
    not: Lazy.any({ produce: () => ({}) }),
  };
  expect(() => Model.fromJsonSchema('Late', schema)).not.toThrow();
});

test.each<[string, RouteOptions, string]>([
  ['bodies are checked without a model', { validate: Validate.BODY }, 'validate of POST /orders must come with a requestModel or requestModels, got Validate.BODY without a model'],
  ['both are checked without a model', { validate: Validate.BOTH, requestParameters: required, requestModels: {} },
    'validate of POST /orders must come with a requestModel or requestModels, got Validate.BOTH without a model'],
  ['one content type has two models', { requestModel: order, requestModels: { 'application/json': Model.fromJsonSchema('Other', {}) } },
    'a request body of POST /orders has one model for each content type, got Order in requestModel and Other in requestModels for application/json'],
])('fails when %s', (_, options, message) => {
  expect(() => new RestApi(newStack(), 'Api').post('/orders', mock, options)).toThrow(message);
});
