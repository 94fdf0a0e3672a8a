import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

const ROUNDS = 5;
const COMMAND = join(__dirname, '../../assets/cli/bin/gatehouse.js');

/** How long it takes from nothing to an answer, in milliseconds. */
export interface FirstAnswerFigure {
  /** From the start of `gatehouse local` until it says that it serves. */
  readonly serving: number;
  /** From there, through the creation of a stack with a Lambda function, to the first answer. */
  readonly deployed: number;
}

const TEMPLATE = {
  Resources: {
    Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
    Hello: {
      Type: 'AWS::Lambda::Function',
      Properties: { Runtime: 'nodejs22.x', Handler: 'index.handler', Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, Code: { ZipFile: 'exports.handler = async () => ({ statusCode: 200, body: "hello" })' } },
    },
    Permission: { Type: 'AWS::Lambda::Permission', Properties: { Action: 'lambda:InvokeFunction', FunctionName: { Ref: 'Hello' }, Principal: 'apigateway.amazonaws.com' } },
    Api: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: {
        Body: {
          openapi: '3.0.1',
          info: { title: 'hello', version: '1' },
          paths: {
            '/': {
              get: {
                'x-amazon-apigateway-integration': {
                  type: 'aws_proxy',
                  httpMethod: 'POST',
                  uri: { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Hello.Arn}/invocations' },
                },
              },
            },
          },
        },
      },
    },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' } },
  },
  Outputs: { ApiId: { Value: { Ref: 'Api' } } },
};

export async function measureFirstAnswer(): Promise<FirstAnswerFigure> {
  const rounds: FirstAnswerFigure[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await oneRound());
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
  return { serving: median(rounds.map((r) => r.serving)), deployed: median(rounds.map((r) => r.deployed)) };
}

async function oneRound(): Promise<FirstAnswerFigure> {
  const start = performance.now();
  const child = spawn(process.execPath, [COMMAND, 'local', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = await once(child.stdout, 'data');
    const url = /http:\/\/localhost:\d+/.exec(String(line))![0];
    const serving = performance.now() - start;
    const client = new CloudFormationClient({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' } });
    await client.send(new CreateStackCommand({ StackName: 'Hello', TemplateBody: JSON.stringify(TEMPLATE), Capabilities: ['CAPABILITY_IAM'] }));
    const apiId = await outputOf(client);
    const answer = await (await fetch(`${url}/_aws/execute-api/${apiId}/prod/`)).text();
    if (answer !== 'hello') throw new Error(`expected hello, got ${answer}`);
    return { serving, deployed: performance.now() - start - serving };
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

async function outputOf(client: CloudFormationClient): Promise<string> {
  for (;;) {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: 'Hello' }));
    if (stack?.StackStatus === 'CREATE_COMPLETE') return stack.Outputs![0]!.OutputValue!;
    if (stack?.StackStatus !== 'CREATE_IN_PROGRESS') throw new Error(`the stack is ${stack?.StackStatus}: ${stack?.StackStatusReason}`);
  }
}
