import { definitionOf, lambdaUri, LocalApi, mock, type LocalApiOptions } from './local-api';
import type { Integration, Method, MethodSetting } from '../../../src/model';

const BODY_MODEL: Partial<Method> = {
  requestValidator: 'body', requestModels: { 'application/json': 'Order' }, integration: mock(),
};

/** What one call writes to the execution log of a stage with these settings, without the ids of the request. */
async function linesOf(
  settings: Partial<MethodSetting>, integration: Integration, request: { readonly body?: string; readonly headers?: Record<string, string> } = {},
  options: LocalApiOptions = {}, method: Partial<Method> = {},
): Promise<string[]> {
  const written: string[] = [];
  const api = new LocalApi(definitionOf({ 'POST /orders/{id}': { integration, ...method } }, {
    models: [{ name: 'Order', schema: { type: 'object', required: ['item'] } }],
    requestValidators: [{ key: 'body', validateRequestBody: true, validateRequestParameters: false }],
  }), {
    settings: { methodSettings: [{ resourcePath: '/*', httpMethod: '*', ...settings }] },
    executionLog: (_, lines) => written.push(...lines),
    ...options,
  });
  const answer = await api.request('POST /orders/7?q=a&q=b', request);
  const id = answer.header('x-amzn-RequestId')!;
  return written.map((line) => line.replaceAll(id, '<id>').replace(answer.header('x-amz-apigw-id')!, '<extended>'));
}

const ALL = { loggingLevel: 'INFO', dataTraceEnabled: true };
const FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:Get';
const URL = `https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/${FUNCTION}/invocations`;
const fails = () => {
  throw new Error('boom');
};

describe('what a request writes to the execution log', () => {
  test('everything, for a function', async () => {
    const lines = await linesOf(ALL, { type: 'AWS_PROXY', httpMethod: 'POST', uri: lambdaUri('Get') }, {
      body: '{"a":1}', headers: { 'Content-Type': 'application/json', 'Authorization': 'Bearer secret-token' },
    }, { handlers: { Get: () => ({ statusCode: 201, headers: { 'X-Own': '1' }, body: 'done' }) } });
    expect(lines.slice(0, 9)).toEqual([
      'Extended Request Id: <extended>',
      "API Key  authorized because method 'POST /orders/{id}' does not require API Key. Request will not contribute to throttle or quota limits",
      'Starting execution for request: <id>',
      'HTTP Method: POST, Resource Path: /orders/7',
      'Method request path: {id=7}',
      'Method request query string: {q=b}',
      expect.stringMatching(/^Method request headers: \{Content-Type=application\/json, Authorization=\*{13}-token, X-Amzn-Trace-Id=Root=\S+, X-Forwarded-For=203\.0\.113\.7, /),
      'Method request body before transformations: {"a":1}',
      `Endpoint request URI: ${URL}`,
    ]);
    expect(lines[9]).toMatch(/^Endpoint request headers: \{x-amzn-lambda-integration-tag=<id>, Authorization=\*+\w{6}, X-Amz-Date=20261123T100000Z, x-amzn-apigateway-api-id=abc123defg, Accept=application\/json, User-Agent=AmazonAPIGateway_abc123defg, X-Amz-Security-Token=\S+ \[TRUNCATED\]$/);
    expect(lines[10]).toMatch(/^Endpoint request body after transformations: \{"resource":"\/orders\/\{id\}",.* \[TRUNCATED\]$/);
    expect(lines.slice(11)).toEqual([
      `Sending request to ${URL}`,
      'Received response. Status: 200, Integration latency: 0 ms',
      expect.stringMatching(/^Endpoint response headers: \{Date=Mon, 23 Nov 2026 10:00:00 GMT, Content-Type=application\/json, Content-Length=56, Connection=keep-alive, x-amzn-RequestId=11111111-2222-3333-4444-555555555555, x-amzn-Remapped-Content-Length=0, X-Amz-Executed-Version=\$LATEST, X-Amzn-Trace-Id=Root=/),
      'Endpoint response body before transformations: {"statusCode":201,"headers":{"X-Own":"1"},"body":"done"}',
      'Method response body after transformations: done',
      expect.stringMatching(/^Method response headers: \{X-Amzn-Trace-Id=Root=\S+, X-Own=1, Content-Type=application\/json\}$/),
      'Successfully completed execution',
      'Method completed with status: 201',
      'AWS Integration Endpoint RequestId : 11111111-2222-3333-4444-555555555555',
    ]);
  });

  test('without the data trace neither headers nor bodies', async () => {
    expect(await linesOf({ loggingLevel: 'INFO' }, {
      type: 'HTTP',
      httpMethod: 'GET',
      uri: 'http://backend.test/{id}',
      responses: [{ statusCode: '200' }],
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
    }, { body: 'secret' })).toEqual([
      'Extended Request Id: <extended>',
      "API Key  authorized because method 'POST /orders/{id}' does not require API Key. Request will not contribute to throttle or quota limits",
      'Starting execution for request: <id>',
      'HTTP Method: POST, Resource Path: /orders/7',
      'Sending request to http://backend.test/7',
      'Received response. Status: 200, Integration latency: 0 ms',
      'Successfully completed execution',
      'Method completed with status: 200',
    ]);
  });

  test('a mock calls nobody', async () => {
    expect((await linesOf(ALL, mock()!)).slice(8)).toEqual([
      'Method response body after transformations: {"ok":true}',
      'Method response headers: {Content-Type=application/json}',
      'Successfully completed execution',
      'Method completed with status: 200',
    ]);
  });

  const rows: [name: string, integration: Integration, options: LocalApiOptions, method: Partial<Method>, lines: string[]][] = [
    ['nothing, when all is well', mock()!, {}, {}, []],
    ['the error of a function', { type: 'AWS_PROXY', uri: lambdaUri('Get') }, { handlers: { Get: fails } }, {},
      ['Lambda execution failed with status 200 due to customer function error: boom. Lambda request id: 11111111-2222-3333-4444-555555555555']],
    ['a malformed answer', { type: 'AWS_PROXY', uri: lambdaUri('Get') }, { handlers: { Get: () => 1 } }, {}, ['Execution failed due to configuration error: Malformed Lambda proxy response']],
    ['an address that is none', { type: 'HTTP_PROXY', httpMethod: 'ANY', uri: 'https://${stageVariables.none}' }, {}, {}, ['Execution failed due to configuration error: Invalid endpoint address']],
    ['a backend that cannot be reached', { type: 'HTTP_PROXY', httpMethod: 'ANY', uri: 'https://x.test' }, { backend: () => Promise.reject(new Error('refused')) }, {},
      ['Execution failed due to a network error communicating with endpoint']],
    ['no integration response', { type: 'HTTP', httpMethod: 'GET', uri: 'https://x.test', responses: [] }, {}, {},
      ["Execution failed due to configuration error: no integration response matches '200', and there is no default response"]],
    ['a caller without a signature', mock()!, {}, { authorizationType: 'AWS_IAM' }, ['Execution failed: the method uses AWS_IAM and the request is not signed']],
  ];
  test.each(rows)('of level ERROR: %s', async (_, integration, options, method, lines) => {
    expect(await linesOf({ loggingLevel: 'ERROR' }, integration, {}, options, method)).toEqual(lines);
  });

  test.each([['OFF', { loggingLevel: 'OFF', dataTraceEnabled: true }], ['not set', {}]])('nothing when the level is %s', async (_, settings) => {
    expect(await linesOf(settings, { type: 'AWS_PROXY', uri: lambdaUri('Get') }, {}, { handlers: { Get: fails } })).toEqual([]);
  });

  test('what does not match its model', async () => {
    expect(await linesOf({ loggingLevel: 'ERROR' }, mock()!, { body: '{}' }, {}, BODY_MODEL)).toEqual([
      'Request body does not match model schema for content type application/json: [object has missing required properties (["item"])]',
    ]);
  });

  test('a body that is no text', async () => {
    const lines = await linesOf(ALL, { type: 'HTTP_PROXY', httpMethod: 'ANY', uri: 'https://x.test' }, {}, { backend: () => ({ body: Buffer.from([255, 254]) }) });
    expect(lines).toContain('Endpoint response body before transformations: [Binary Data]');
  });
});
