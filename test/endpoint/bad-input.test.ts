import { once } from 'node:events';
import { connect } from 'node:net';
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand, ValidateTemplateCommand } from '@aws-sdk/client-cloudformation';
import { signed, useEndpoint } from './endpoint';

const INTEGRATION = { 'x-amazon-apigateway-integration': { type: 'mock', requestTemplates: { 'application/json': '{"statusCode":200}' }, responses: { default: { statusCode: '200' } } } };
const TEMPLATE = {
  Resources: {
    Api: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: { Body: { openapi: '3.0.1', info: { title: 'a', version: '1' }, paths: { '/{proxy+}': { 'x-amazon-apigateway-any-method': { ...INTEGRATION, responses: { 200: { description: 'ok' } } } } } } },
    },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' } },
    Chat: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' } },
    ChatIntegration: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId: { Ref: 'Chat' }, IntegrationType: 'MOCK' } },
    ChatRoute: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { Ref: 'Chat' }, RouteKey: '$default', Target: { 'Fn::Sub': 'integrations/${ChatIntegration}' } } },
    ChatStage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Chat' }, StageName: 'live', AutoDeploy: true } },
  },
  Outputs: { Api: { Value: { Ref: 'Api' } }, Chat: { Value: { Ref: 'Chat' } } },
};

const endpoint = useEndpoint();
const paths = { rest: '', chat: '' };
let stacks: CloudFormationClient;

beforeAll(async () => {
  stacks = new CloudFormationClient(endpoint.client());
  await stacks.send(new CreateStackCommand({ StackName: 'Bad', TemplateBody: JSON.stringify(TEMPLATE) }));
  for (;;) {
    const { Stacks: [stack] = [] } = await stacks.send(new DescribeStacksCommand({ StackName: 'Bad' }));
    const output = (name: string) => stack.Outputs?.find(({ OutputKey }) => OutputKey === name)?.OutputValue;
    if (stack.StackStatus === 'CREATE_COMPLETE') {
      paths.rest = `/_aws/execute-api/${output('Api')}/prod`;
      paths.chat = `/_aws/execute-api/${output('Chat')}/live`;
      return;
    }
    if (stack.StackStatus !== 'CREATE_IN_PROGRESS') throw new Error(`the stack is ${stack.StackStatus}: ${stack.StackStatusReason}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});

/** Nothing that was sent may keep others from being served. */
afterEach(async () => {
  expect((await fetch(`${endpoint.url()}${paths.rest}/fine`)).status).toBe(200);
});

function open() {
  return connect(Number(new URL(endpoint.url()).port), '127.0.0.1');
}

/** What the endpoint answers to bytes, until it has answered or closes. */
function raw(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = open();
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (/\r\n\r\n[^]/.test(text)) socket.end();
    });
    socket.on('close', () => resolve(text));
    socket.write(bytes);
  });
}

const get = (path: string, ...headers: string[]) => [`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, '', ''].join('\r\n');

describe('the data plane', () => {
  test.each<[string, () => string | Buffer, RegExp]>([
    ['no HTTP', () => Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01]), /^HTTP\/1\.1 400 /],
    ['an unknown method', () => get(`${paths.rest}/a`).replace('GET', 'BREW'), /^HTTP\/1\.1 4\d\d /],
    ['a header without a colon', () => get(`${paths.rest}/a`, 'nonsense'), /^HTTP\/1\.1 400 /],
    ['a length that is no number', () => get(`${paths.rest}/a`, 'Content-Length: many'), /^HTTP\/1\.1 400 /],
    ['two lengths', () => get(`${paths.rest}/a`, 'Content-Length: 1', 'Content-Length: 2'), /^HTTP\/1\.1 400 /],
    ['a path that is not well encoded', () => get(`${paths.rest}/%zz%`), /^HTTP\/1\.1 (200|400) /],
    ['headers of more than 10,240 bytes', () => get(`${paths.rest}/a`, `X-Long: ${'x'.repeat(10_240)}`), /^HTTP\/1\.1 431 /],
    ['headers that nobody would read', () => get(`${paths.rest}/a`, `X-Long: ${'x'.repeat(100_000)}`), /^HTTP\/1\.1 431 /],
    ['a body of more than 10 MB', () => `${get(`${paths.rest}/a`, `Content-Length: ${10_485_761}`).replace('GET', 'POST')}${'x'.repeat(10_485_761)}`, /^HTTP\/1\.1 413 [^]*Request Too Long/],
    ['an upgrade of a REST API', () => get(`${paths.rest}/a`, 'Upgrade: websocket').replace('close', 'Upgrade'), /^HTTP\/1\.1 4\d\d /],
    ['an upgrade to something else', () => get(paths.chat, 'Upgrade: h2c').replace('close', 'Upgrade'), /^HTTP\/1\.1 4\d\d /],
    ['a handshake without a key', () => get(paths.chat, 'Upgrade: websocket').replace('close', 'Upgrade'), /^HTTP\/1\.1 4\d\d /],
    ['a WebSocket API called over HTTP', () => get(paths.chat), /^HTTP\/1\.1 4\d\d /],
  ])('answers %s', async (_, bytes, answer) => {
    expect(await raw(bytes())).toMatch(answer);
  });

  test('a caller that leaves in the middle of its body', async () => {
    const socket = open();
    socket.write(get(`${paths.rest}/a`, 'Content-Length: 1000').replace('GET', 'POST'));
    await once(socket, 'connect');
    await new Promise((resolve) => socket.write('half', resolve));
    socket.destroy();
    await once(socket, 'close');
  });

  test('a caller that leaves before its answer', async () => {
    const socket = open();
    await once(socket, 'connect');
    await new Promise((resolve) => socket.write(get(`${paths.rest}/a`), resolve));
    socket.resetAndDestroy();
    await once(socket, 'close');
  });

  test.each<[string, Buffer, number]>([
    ['an opcode that does not exist', Buffer.from([0x83, 0x80, 0, 0, 0, 0]), 1002],
    ['a frame without a mask', Buffer.from([0x81, 0x01, 0x61]), 1002],
    ['a text that is no UTF-8', Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0xff]), 1007],
    ['a ping that is too long', Buffer.concat([Buffer.from([0x89, 0xfe, 0x01, 0x00, 0, 0, 0, 0]), Buffer.alloc(256)]), 1002],
  ])('closes a WebSocket connection on %s', async (_, frame, code) => {
    const socket = open();
    socket.on('error', () => {});
    socket.write(get(paths.chat, 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==').replace('close', 'Upgrade'));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (chunks.length === 1) socket.write(frame);
    });
    await once(socket, 'close');
    const answer = Buffer.concat(chunks);
    expect(answer.toString('latin1')).toMatch(/^HTTP\/1\.1 101 /);
    const close = answer.subarray(answer.indexOf('\r\n\r\n') + 4);
    expect([close[0], close.readUInt16BE(2)]).toEqual([0x88, code]);
  });
});

describe('the services', () => {
  const target = (service: string, name: string) => ({ ...signed(service), 'x-amz-target': name, 'content-type': 'application/x-amz-json-1.1' });

  test.each<[string, string, RequestInit, number, RegExp]>([
    ['a body of API Gateway that is no JSON', '/restapis', { method: 'POST', headers: signed('apigateway'), body: '{' }, 400, /SerializationException|BadRequestException/],
    ['a body of API Gateway that is no object', '/restapis', { method: 'POST', headers: signed('apigateway'), body: '[1]' }, 400, /Exception/],
    ['a body of API Gateway v2 that is no JSON', '/v2/apis', { method: 'POST', headers: signed('apigateway'), body: '{' }, 400, /Exception/],
    ['a patch that is none', '/restapis/none/stages/prod', { method: 'PATCH', headers: signed('apigateway'), body: '{"patchOperations":"x"}' }, 404, /NotFoundException|BadRequestException/],
    ['a body of SSM that is no JSON', '/', { method: 'POST', headers: target('ssm', 'AmazonSSM.GetParameter'), body: '{' }, 400, /SerializationException/],
    ['a body of Logs that is null', '/', { method: 'POST', headers: target('logs', 'Logs_20140328.DescribeLogGroups'), body: 'null' }, 400, /Exception/],
    ['a query without an action', '/', { method: 'POST', headers: signed('cloudformation'), body: 'Version=2010-05-15' }, 400, /MissingAction/],
    ['an event that is no JSON', '/2015-03-31/functions/none/invocations', { method: 'POST', headers: signed('lambda'), body: '{' }, 404, /ResourceNotFoundException/],
    ['a function without code', '/2015-03-31/functions', { method: 'POST', headers: signed('lambda'), body: '{"FunctionName":"a"}' }, 400, /Exception/],
    ['a bucket that is not there', '/none/key', { headers: signed('s3') }, 404, /NoSuchBucket/],
    ['an upload that is not chunked as it says', '/none/key', { method: 'PUT', headers: { ...signed('s3'), 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' }, body: 'zz' }, 400, /InvalidRequest|malformed/],
    ['a path that is not well encoded', '/restapis/%zz', { headers: signed('apigateway') }, 400, /Exception/],
  ])('refuse %s', async (_, path, init, status, text) => {
    const response = await fetch(`${endpoint.url()}${path}`, init);
    const answer = `${response.headers.get('x-amzn-errortype')} ${await response.text()}`;
    expect(answer).toMatch(text);
    expect(answer).not.toMatch(/InternalFailure|TypeError|undefined|\bat .*:\d+:\d+/);
    expect(response.status).toBe(status);
  });

  test.each([
    ['broken YAML', 'Resources:\n  A: [', /Template format error: YAML not well-formed/],
    ['broken JSON', '{"Resources":', /Template format error/],
    ['a text', 'hello', /Template format error/],
    ['a list', '[]', /Template format error/],
    ['no resources', '{}', /At least one Resources member must be defined/],
    ['a resource without a type', '{"Resources":{"A":{}}}', /A\b/],
    ['a reference to nothing', '{"Resources":{"A":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":{"Ref":"B"}}}}}', /Unresolved resource dependencies \[B\]/],
    ['a circle', '{"Resources":{"A":{"Type":"AWS::S3::Bucket","DependsOn":"B"},"B":{"Type":"AWS::S3::Bucket","DependsOn":"A"}}}', /Circular dependency between resources: \[A, B\]/],
  ])('CloudFormation refuses a template of %s, and creates nothing', async (_, TemplateBody, message) => {
    await expect(stacks.send(new ValidateTemplateCommand({ TemplateBody }))).rejects.toMatchObject({ name: 'ValidationError', message: expect.stringMatching(message) });
    await expect(stacks.send(new CreateStackCommand({ StackName: 'Broken', TemplateBody }))).rejects.toMatchObject({ name: 'ValidationError', message: expect.stringMatching(message) });
    await expect(stacks.send(new DescribeStacksCommand({ StackName: 'Broken' }))).rejects.toThrow('Stack with id Broken does not exist');
  });
});
