import { once } from 'node:events';
import { connect } from 'node:net';
import { CreateRestApiCommand } from '@aws-sdk/client-api-gateway';
import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { signed } from './endpoint';
import { startEndpoint } from './execute-api/clients';
import type { Started } from './execute-api/clients';

let endpoint: Started;
let port: string;
let restApi: string;
let webSocketApi: string;

const FOREIGN = ['https://evil.example', 'http://evil.example', 'null', 'http://localhost:3000', 'http://127.0.0.1:3000', 'http://localhost', 'file://'];

const TEMPLATE = {
  Resources: {
    Rest: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: {
        Body: {
          openapi: '3.0.1',
          info: { title: 'rest', version: '1' },
          paths: {
            '/hello': {
              post: {
                'responses': { 200: { description: 'ok' } },
                'x-amazon-apigateway-integration': { type: 'mock', requestTemplates: { 'application/json': '{"statusCode": 200}' }, responses: { default: { statusCode: '200' } } },
              },
            },
          },
        },
      },
    },
    RestDeployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Rest' } } },
    RestStage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Rest' }, DeploymentId: { Ref: 'RestDeployment' }, StageName: 'prod' } },
    Domain: { Type: 'AWS::ApiGateway::DomainName', Properties: { DomainName: 'api.example.com', RegionalCertificateArn: 'arn:aws:acm:eu-west-1:000000000000:certificate/1', EndpointConfiguration: { Types: ['REGIONAL'] } } },
    Mapping: { Type: 'AWS::ApiGateway::BasePathMapping', DependsOn: 'RestStage', Properties: { DomainName: { Ref: 'Domain' }, RestApiId: { Ref: 'Rest' }, Stage: 'prod' } },
    Chat: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' } },
    Connect: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { Ref: 'Chat' }, RouteKey: '$connect', AuthorizationType: 'NONE', Target: { 'Fn::Sub': 'integrations/${Mock}' } } },
    Mock: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId: { Ref: 'Chat' }, IntegrationType: 'MOCK', RequestTemplates: { 200: '{"statusCode": 200}' }, TemplateSelectionExpression: '200' } },
    ChatStage: { Type: 'AWS::ApiGatewayV2::Stage', DependsOn: 'Connect', Properties: { ApiId: { Ref: 'Chat' }, StageName: 'prod', AutoDeploy: true } },
  },
  Outputs: { Rest: { Value: { Ref: 'Rest' } }, Chat: { Value: { Ref: 'Chat' } } },
};

beforeAll(async () => {
  endpoint = await startEndpoint();
  ({ port } = new URL(endpoint.url));
  ({ Rest: restApi, Chat: webSocketApi } = await endpoint.deploy('apis', TEMPLATE));
});
afterAll(() => endpoint.close());

/** The first line that a socket answers to a head, whose body is never sent. */
async function statusOf(requestLine: string, headers: readonly string[]): Promise<string> {
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(`${[requestLine, ...headers].join('\r\n')}\r\n\r\n`);
  const [chunk] = await once(socket, 'data') as [Buffer];
  socket.destroy();
  return chunk.toString().split('\r\n')[0].replace('HTTP/1.1 ', '');
}

const host = (name = 'localhost') => `Host: ${name}:${port}`;
const authorization = (service: string) => `Authorization: ${signed(service).authorization}`;

describe('a service of AWS', () => {
  const CALLS: readonly (readonly [name: string, requestLine: string, headers: readonly string[]])[] = [
    ['Lambda', 'POST /2015-03-31/functions HTTP/1.1', [authorization('lambda')]],
    ['CloudFormation', 'POST / HTTP/1.1', [authorization('cloudformation'), 'Content-Type: application/x-www-form-urlencoded']],
    ['API Gateway', 'POST /restapis HTTP/1.1', [authorization('apigateway')]],
    ['S3', 'PUT /bucket/key HTTP/1.1', [authorization('s3')]],
    ['S3 by a presigned URL', 'PUT /bucket/key?X-Amz-Credential=a%2F20260101%2Fus-east-1%2Fs3%2Faws4_request HTTP/1.1', []],
    ['SSM', 'POST / HTTP/1.1', [authorization('ssm'), 'X-Amz-Target: AmazonSSM.GetParameter', 'Content-Type: application/x-amz-json-1.1']],
    ['STS', 'POST / HTTP/1.1', [authorization('sts')]],
    ['CloudWatch Logs', 'POST / HTTP/1.1', [authorization('logs'), 'X-Amz-Target: Logs_20140328.CreateLogGroup']],
    ['the answers of custom resources', 'PUT /_aws/cloudformation/response/token HTTP/1.1', []],
    ['what is not here', 'POST / HTTP/1.1', [authorization('sqs')]],
  ];

  test.each(CALLS)('%s answers 403 to a web page of another origin before the body is sent', async (_, requestLine, headers) => {
    for (const origin of FOREIGN) {
      expect(await statusOf(requestLine, [host(), ...headers, `Origin: ${origin}`, 'Content-Length: 1000'])).toBe('403 Forbidden');
    }
    for (const site of ['cross-site', 'same-site', 'unheard-of']) {
      expect(await statusOf(requestLine, [host(), ...headers, `Sec-Fetch-Site: ${site}`, 'Content-Length: 1000'])).toBe('403 Forbidden');
    }
  });

  test.each(CALLS)('%s answers 403 to a host that is not this machine', async (_, requestLine, headers) => {
    const names = ['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io', '127.evil.example', 'evillocalhost', '0.0.0.0', '[::]', '10.0.0.1', 'api.example.org', ''];
    for (const name of names) {
      expect(await statusOf(requestLine, [host(name), ...headers, 'Content-Length: 1000'])).toBe('403 Forbidden');
    }
    expect(await statusOf(requestLine, [host(), host('evil.example'), ...headers, 'Content-Length: 1000'])).toMatch(/^40[03] /);
    expect(await statusOf(requestLine.replace(' /', ' http://evil.example/'), [host(), ...headers, 'Content-Length: 1000'])).toBe('403 Forbidden');
  });

  test('sends nothing for 100-continue to a caller that it turns away', async () => {
    const head = ['Content-Length: 1000', 'Expect: 100-continue', authorization('s3')];
    expect(await statusOf('PUT /bucket/key HTTP/1.1', [host('evil.example'), ...head])).toBe('403 Forbidden');
    expect(await statusOf('PUT /bucket/key HTTP/1.1', [host(), ...head])).toBe('100 Continue');
  });

  test.each(['localhost', '127.0.0.1', '127.8.8.8', '[::1]', 'LOCALHOST', 'localhost.', 'anything.localhost'])('answers clients by the name %s', async (name) => {
    expect(await statusOf('GET /2015-03-31/functions HTTP/1.1', [host(name), authorization('lambda')])).toBe('200 OK');
  });

  test('answers its own origin, and addresses that the user typed', async () => {
    const call = (...headers: string[]) => statusOf('GET /2015-03-31/functions HTTP/1.1', [host(), authorization('lambda'), ...headers]);
    expect(await call(`Origin: http://localhost:${port}`, 'Sec-Fetch-Site: same-origin')).toBe('200 OK');
    expect(await call('Sec-Fetch-Site: none')).toBe('200 OK');
    expect(await call(`Origin: http://127.0.0.1:${port}`)).toBe('403 Forbidden');
  });

  test('is not chosen by what a form, a link or an image can send', async () => {
    const query = 'X-Amz-Credential=a%2F20260101%2Fus-east-1%2Flambda%2Faws4_request';
    const body = JSON.stringify({ FunctionName: 'pwn', Runtime: 'nodejs20.x', Role: 'arn:aws:iam::000000000000:role/x', Handler: 'index.handler', Code: { ZipFile: 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==' } });
    const response = await fetch(`${endpoint.url}/2015-03-31/functions?${query}`, { method: 'POST', body });
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ message: 'the request is not signed, so it names no AWS service' });
    expect((await endpoint.lambda.send(new ListFunctionsCommand({}))).Functions).toEqual([]);
  });

  test('says why in the protocol that the client reads', async () => {
    const refused = endpoint.v1;
    refused.middlewareStack.add((next) => (args) => {
      Object.assign((args.request as { headers: object }).headers, { origin: 'https://evil.example' });
      return next(args);
    }, { step: 'build', name: 'origin' });
    await expect(refused.send(new CreateRestApiCommand({ name: 'x' }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: "a web page of origin 'https://evil.example' may not call AWS services of the local endpoint; only the APIs deployed to it answer web pages",
    });
    refused.middlewareStack.remove('origin');
  });

  test('takes no upgrade', async () => {
    const upgrade = (...headers: string[]) => statusOf('GET /2015-03-31/functions HTTP/1.1', ['Connection: Upgrade', 'Upgrade: websocket', ...headers]);
    expect(await upgrade(host(), 'Origin: https://evil.example')).toBe('403 Forbidden');
    expect(await upgrade(host('evil.example'))).toBe('403 Forbidden');
    expect(await upgrade(host())).toBe('404 Not Found');
  });
});

describe('a deployed API', () => {
  const HELLO = 'POST /_aws/execute-api/API/prod/hello HTTP/1.1';
  const hello = (...headers: string[]) => statusOf(HELLO.replace('API', restApi), ['Content-Length: 0', ...headers]);

  test.each(FOREIGN)('is open to web pages of origin %s, as on AWS', async (origin) => {
    expect(await hello(host(), `Origin: ${origin}`, 'Sec-Fetch-Site: cross-site')).toBe('200 OK');
  });

  test('answers by the names of this machine, its own and that of its domain', async () => {
    expect(await hello(host('127.0.0.1'))).toBe('200 OK');
    expect(await statusOf('POST /prod/hello HTTP/1.1', [host(`${restApi}.execute-api.localhost`), 'Content-Length: 0'])).toBe('200 OK');
    expect(await statusOf('POST /hello HTTP/1.1', [host('api.example.com'), 'Content-Length: 0'])).toBe('200 OK');
  });

  test.each(['evil.example', 'API.execute-api.localhost.evil.example', 'API.execute-api.eu-west-1.amazonaws.com', 'sub.api.example.com'])('does not answer by the name %s', async (name) => {
    expect(await hello(host(name.replace('API', restApi)))).toBe('403 Forbidden');
  });

  test('shuts the services of AWS off from a page that its domain serves', async () => {
    expect(await statusOf('GET /2015-03-31/functions HTTP/1.1', [host('api.example.com'), authorization('lambda')])).toBe('403 Forbidden');
  });

  test('takes WebSocket connections of any origin, as on AWS, and of no foreign host', async () => {
    const upgrade = (...headers: string[]) => statusOf(`GET /_aws/execute-api/${webSocketApi}/prod HTTP/1.1`, [
      'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', ...headers,
    ]);
    expect(await upgrade(host(), 'Origin: https://front.example')).toBe('101 Switching Protocols');
    expect(await upgrade(host('evil.example'), 'Origin: http://evil.example')).toBe('403 Forbidden');
  });

  test('keeps web pages from managing its connections', async () => {
    const manage = (...headers: string[]) => statusOf(`DELETE /_aws/execute-api/${webSocketApi}/prod/@connections/L0SM9cOFvHcCIhw= HTTP/1.1`, [host(), authorization('execute-api'), 'Content-Length: 0', ...headers]);
    expect(await manage()).toBe('410 Gone');
    expect(await manage('Origin: http://localhost:3000')).toBe('403 Forbidden');
    expect(await manage('Sec-Fetch-Site: cross-site')).toBe('403 Forbidden');
  });
});
