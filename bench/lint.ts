import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMAND } from './command';
import { lint, parseTemplate } from 'cdk-gatehouse/lint';

const RESOURCES = 480;
/** Enough for the compiler of a busy machine to be done. */
const WARM_UP = 60;
const ROUNDS = 41;
const PROCESSES = 7;
/** cfn-lint takes seconds. */
const PEER_PROCESSES = 3;

/** How long the lint of a template of 480 resources takes, in milliseconds. */
export interface LintFigure {
  /** In a warm process: parse, read, all rules. The target is 10. */
  readonly inProcess: number;
  /** `gatehouse lint`, start and end of the process included. */
  readonly process: number;
  /** `node -e 0`, which no command can be faster than. */
  readonly emptyProcess: number;
  /** cfn-lint on the same file in the same run, where it is installed. It checks resources of all services, Gatehouse those of one. */
  readonly cfnLint: PeerFigure | 'not installed';
}

export interface PeerFigure {
  readonly process: number;
  /** `cfnLint.process / process`; the target is 20 at least. */
  readonly ratio: number;
}

/** Measures the medians. The whole process is that of the bundled command, so bundle first. */
export function measureLint(): LintFigure {
  const text = JSON.stringify(largeTemplate(), null, 1);
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
  try {
    const file = join(folder, 'Large.template.json');
    writeFileSync(file, text);
    const inProcess = median(ROUNDS, () => lint([parseTemplate(file, text)]), WARM_UP);
    const command = median(PROCESSES, () => execFileSync(process.execPath, [COMMAND, 'lint', file]));
    const emptyProcess = median(PROCESSES, () => execFileSync(process.execPath, ['-e', '0']));
    return { inProcess, process: command, emptyProcess, cfnLint: measureCfnLint(file, command) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureCfnLint(file: string, ours: number): LintFigure['cfnLint'] {
  if (spawnSync('cfn-lint', ['--version']).error) return 'not installed';
  // Its exit code tells what it found, which is not of interest here.
  const theirs = median(PEER_PROCESSES, () => spawnSync('cfn-lint', [file, '--regions', 'us-east-1']));
  return { process: theirs, ratio: theirs / ours };
}

/** Resources with two methods each, and what an API needs around them, as the AWS CDK writes them. */
function largeTemplate(): object {
  const resources: Record<string, object> = {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'large', EndpointConfiguration: { Types: ['REGIONAL'] } } },
    Handler: {
      Type: 'AWS::Lambda::Function',
      Properties: { Runtime: 'nodejs20.x', Handler: 'index.handler', Code: { ZipFile: 'exports.handler = async () => ({ statusCode: 200 })' }, Role: 'arn:aws:iam::111111111111:role/r' },
    },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': ['Handler', 'Arn'] },
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*/*' },
      },
    },
  };
  const methods: string[] = [];
  for (let path = 0; Object.keys(resources).length + 3 <= RESOURCES - 2; path++) {
    resources[`Path${path}`] = {
      Type: 'AWS::ApiGateway::Resource',
      Properties: { RestApiId: { Ref: 'Api' }, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: `items${path}` },
    };
    for (const verb of ['GET', 'POST']) {
      methods.push(`Path${path}${verb}`);
      resources[`Path${path}${verb}`] = {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          RestApiId: { Ref: 'Api' },
          ResourceId: { Ref: `Path${path}` },
          HttpMethod: verb,
          AuthorizationType: 'AWS_IAM',
          Integration: {
            Type: 'AWS_PROXY',
            IntegrationHttpMethod: 'POST',
            Uri: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':apigateway:', { Ref: 'AWS::Region' }, ':lambda:path/2015-03-31/functions/', { 'Fn::GetAtt': ['Handler', 'Arn'] }, '/invocations']] },
          },
        },
      };
    }
  }
  resources.Deployment = { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } }, DependsOn: methods };
  resources.Stage = { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' } };
  return { Resources: resources };
}

function median(rounds: number, measure: () => unknown, warmUp = 1): number {
  const times = Array.from({ length: warmUp + rounds }, () => {
    const start = performance.now();
    measure();
    return performance.now() - start;
  });
  return times.slice(warmUp).sort((a, b) => a - b)[Math.floor(rounds / 2)];
}
