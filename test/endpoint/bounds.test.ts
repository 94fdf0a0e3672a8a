import { startEndpoint } from './execute-api/clients';
import type { Started } from './execute-api/clients';

const mock = { type: 'mock', requestTemplates: { 'application/json': '{"statusCode": 200}' }, responses: { default: { statusCode: '200' } } };
const operation = (model?: string) => ({
  'responses': { 200: { description: 'ok' } },
  'x-amazon-apigateway-integration': mock,
  ...model === undefined ? {} : {
    'requestBody': { content: { 'application/json': { schema: { $ref: `#/components/schemas/${model}` } } } },
    'x-amazon-apigateway-request-validator': 'body',
  },
});
const TEMPLATE = {
  Resources: {
    Api: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: {
        Body: {
          'openapi': '3.0.1',
          'info': { title: 'bounds', version: '1' },
          'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true } },
          'paths': { '/email': { post: operation('Email') }, '/password': { post: operation('Password') }, '/unique': { post: operation('Unique') }, '/other': { post: operation() } },
          'components': {
            schemas: {
              Email: { type: 'object', properties: { text: { type: 'string', pattern: '^([a-zA-Z0-9]+)+@x$' } } },
              Password: { type: 'object', properties: { text: { type: 'string', pattern: '^(?=a)(a+)+@x$' } } },
              Unique: { type: 'array', items: { type: 'object' }, uniqueItems: true },
            },
          },
        },
      },
    },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' } },
  },
  Outputs: { Api: { Value: { Ref: 'Api' } } },
};

let endpoint: Started;
let api: string;
beforeAll(async () => {
  endpoint = await startEndpoint();
  api = (await endpoint.deploy('bounds', TEMPLATE)).Api;
});
afterAll(() => endpoint.close());

const post = async (path: string, body: string) => (await endpoint.execute(api, 'prod', path, { method: 'POST', body, headers: { 'content-type': 'application/json' } })).status;

test.each([
  ['a pattern that backtracks', '/email', JSON.stringify({ text: `${'a'.repeat(40)}!` }), 400],
  ['a pattern that RE2 does not know', '/password', JSON.stringify({ text: `${'a'.repeat(40)}!` }), 400],
  ['20,000 items that differ', '/unique', JSON.stringify(Array.from({ length: 20_000 }, (_, id) => ({ id }))), 200],
])('%s is answered, and so are other requests meanwhile', async (_, path, body, status) => {
  const first = post(path, body);
  const others = Promise.all(Array.from({ length: 5 }, () => post('/other', '{}')));
  expect([await first, await others]).toEqual([status, [200, 200, 200, 200, 200]]);
});
