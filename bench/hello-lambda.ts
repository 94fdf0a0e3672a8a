import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import autocannon from 'autocannon';
import { COMMAND } from './command';

const SECONDS = 5;
const CONNECTIONS = 10;

/** One server under load. */
export interface LoadFigure {
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Of the server's process after the load, in megabytes; the threads of functions are in it. */
  readonly memory: number;
}

/** What a REST API with a Lambda proxy that says hello does in a second, beside a bare `node:http` server that says the same. */
export interface HelloLambdaFigure {
  readonly gateway: LoadFigure;
  readonly bare: LoadFigure;
  /** The gateway's requests a second over the bare server's. The target is 0.3. */
  readonly ratio: number;
  /** Milliseconds from the start of `gatehouse local`, over a deployment, to the first answer. */
  readonly firstAnswer: number;
}

/** Measures both, one after the other, with the same load. The server is the bundled command, so bundle first. */
export async function measureHelloLambda(): Promise<HelloLambdaFigure> {
  const started = performance.now();
  const gatehouse = await start([COMMAND, 'local', '--port', '0']);
  try {
    const url = `${gatehouse.url}/_aws/execute-api/${await deploy(gatehouse.url)}/prod/hello`;
    await expectHello(url);
    const firstAnswer = performance.now() - started;
    const gateway = await load(url, gatehouse.process);
    const server = await start(['-e', BARE]);
    try {
      await expectHello(server.url);
      const bare = await load(server.url, server.process);
      return { gateway, bare, ratio: gateway.requestsPerSecond / bare.requestsPerSecond, firstAnswer };
    } finally {
      await stop(server.process);
    }
  } finally {
    await stop(gatehouse.process);
  }
}

const BODY = '{"message":"hello"}';
const BARE = `
  const server = require('node:http').createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end('${BODY}');
  });
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));
`;

/** Starts Node and waits for the first address that it prints. */
async function start(args: readonly string[]): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/[^\s;]+:\d+/.exec(line)?.[0];
    if (url !== undefined) return { process: child, url };
  }
  throw new Error(`'${args.join(' ')}' ended before it printed an address`);
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

async function load(url: string, server: ChildProcess): Promise<LoadFigure> {
  await autocannon({ url, connections: CONNECTIONS, duration: 1 });
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS });
  if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx} answers of ${url} were not 200, ${result.errors} failed`);
  const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' }));
  return { requestsPerSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99, memory: Math.round(kilobytes / 1024) };
}

async function expectHello(url: string): Promise<void> {
  const text = await (await fetch(url)).text();
  if (text !== BODY) throw new Error(`${url} must answer '${BODY}', got '${text}'`);
}

const TEMPLATE = {
  Resources: {
    Hello: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: 'arn:aws:iam::000000000000:role/hello',
        Code: { ZipFile: `exports.handler = async () => ({ statusCode: 200, body: '${BODY}' })` },
      },
    },
    Permission: { Type: 'AWS::Lambda::Permission', Properties: { Action: 'lambda:InvokeFunction', FunctionName: { Ref: 'Hello' }, Principal: 'apigateway.amazonaws.com' } },
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'hello' } },
    Path: { Type: 'AWS::ApiGateway::Resource', Properties: { RestApiId: { Ref: 'Api' }, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: 'hello' } },
    Get: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResourceId: { Ref: 'Path' },
        HttpMethod: 'GET',
        AuthorizationType: 'NONE',
        Integration: {
          Type: 'AWS_PROXY',
          IntegrationHttpMethod: 'POST',
          Uri: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Hello.Arn}/invocations' },
        },
      },
    },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', DependsOn: 'Get', Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' } },
  },
  Outputs: { ApiId: { Value: { Ref: 'Api' } } },
};

/** Deploys the API through CloudFormation, as any client would, and gives its id. */
async function deploy(endpoint: string): Promise<string> {
  const call = async (parameters: Record<string, string>) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { Authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/cloudformation/aws4_request, SignedHeaders=host, Signature=0' },
      body: new URLSearchParams({ Version: '2010-05-15', StackName: 'hello', ...parameters }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${parameters.Action} failed: ${text}`);
    return text;
  };
  await call({ Action: 'CreateStack', TemplateBody: JSON.stringify(TEMPLATE) });
  for (;;) {
    const stack = await call({ Action: 'DescribeStacks' });
    const status = /<StackStatus>(\w+)</.exec(stack)?.[1];
    if (status === 'CREATE_COMPLETE') return /<OutputValue>(\w+)</.exec(stack)![1];
    if (status !== 'CREATE_IN_PROGRESS') throw new Error(`the stack is ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
