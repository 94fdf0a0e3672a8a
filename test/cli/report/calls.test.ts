import { callLines } from '../../../src/cli/report/calls';
import { readModel, templateOf } from '../../../src/template';

const URL = 'http://localhost:4566/_aws/execute-api/abc/prod';

/** What is printed for the API `Api` of the stack `Shop`. */
function lines(resources: Record<string, unknown>, url = URL): string[] {
  return callLines(readModel([templateOf('shop.json', { Resources: resources }, { stack: 'Shop' })]), 'Shop', { api: 'Api', url });
}

function rest(paths: Record<string, unknown>, securitySchemes: Record<string, unknown> = {}): Record<string, unknown> {
  return { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { openapi: '3.0.1', info: { title: 'Api', version: '1' }, paths, components: { securitySchemes } } } } };
}

const IAM = { sig: { 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' } };
const KEY = { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } };
const TOKEN = { token: { 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'arn:x' } } };
const SIGNED = '--aws-sigv4 aws:amz:us-east-1:execute-api --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"';

test.each<[string, Record<string, unknown>, string[]]>([
  ['a route with a parameter', rest({ '/hello/{name}': { get: {} } }), ['GET    /hello/{name}', `curl ${URL}/hello/name`]],
  ['a greedy parameter', rest({ '/files/{path+}': { get: {} } }), ['GET    /files/{path+}', `curl ${URL}/files/path`]],
  ['any method', rest({ '/': { 'x-amazon-apigateway-any-method': {} } }), ['ANY    /', `curl ${URL}/`]],
  ['a route that is open among others', rest({ '/a': { get: { security: [{ sig: [] }] } }, '/b': { post: {} } }, IAM),
    ['GET    /a  (AWS_IAM)', 'POST   /b', `curl -X POST -H 'content-type: application/json' -d '{}' ${URL}/b`]],
  ['only signed routes', rest({ '/a': { get: { security: [{ sig: [] }] } } }, IAM), ['GET    /a  (AWS_IAM)', `curl ${SIGNED} ${URL}/a`]],
  ['an API key', rest({ '/a': { delete: { security: [{ key: [] }] } } }, KEY), ['DELETE /a  (API key)', `curl -X DELETE -H "x-api-key: $API_KEY" ${URL}/a`]],
  ['a token', rest({ '/a': { head: { security: [{ token: [] }] } } }, TOKEN), ['HEAD   /a  (CUSTOM)', `curl --head -H "Authorization: $TOKEN" ${URL}/a`]],
  ['an API without routes', rest({}), []],
  ['a WebSocket API', {
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' } },
    Connect: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { Ref: 'Api' }, RouteKey: '$connect', AuthorizationType: 'AWS_IAM' } },
    Send: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { Ref: 'Api' }, RouteKey: 'send' } },
  }, ['$connect  (AWS_IAM)', 'send', `npx wscat -c ${URL}`]],
  ['an API of another stack', { Other: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'other' } } }, []],
])('%s', (_, resources, expected) => {
  expect(lines(resources)).toEqual(expected);
});

test('signs for the Region of the URL', () => {
  const [, curl] = lines(rest({ '/a': { get: { security: [{ sig: [] }] } } }, IAM), 'https://abc.execute-api.eu-west-1.amazonaws.com/prod');
  expect(curl).toBe(`curl ${SIGNED.replace('us-east-1', 'eu-west-1')} https://abc.execute-api.eu-west-1.amazonaws.com/prod/a`);
});

test('counts the routes that a terminal has no room for', () => {
  const many = lines(rest(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`/r${i}`, { get: {} }]))));
  expect([many.length, many.at(-2)]).toEqual([22, 'and 10 more routes']);
});
