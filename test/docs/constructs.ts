import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  App, aws_apigateway as apigateway, aws_certificatemanager as acm, aws_lambda as lambda, aws_route53 as route53, DefaultStackSynthesizer, type Stack,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { ROOT, type Block } from './markdown';
import * as gatehouse from '../../src';
import { lint } from '../../src/lint';

/** What a block only declares, made real, by the type that it declares. */
const REAL: Readonly<Record<string, (stack: Stack, id: string) => unknown>> = {
  'App': (stack) => {
    const answer = new apigateway.MockIntegration({
      requestTemplates: { 'application/json': '{"statusCode":200}' }, integrationResponses: [{ statusCode: '200' }],
    });
    new apigateway.RestApi(stack, 'Plain', { cloudWatchRole: false }).root.addMethod('GET', answer, {
      authorizationType: apigateway.AuthorizationType.IAM, methodResponses: [{ statusCode: '200' }],
    });
    return stack.node.root;
  },
  'lambda.Function': (stack, id) => new lambda.Function(stack, id, {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
  }),
  'acm.ICertificate': (stack, id) => acm.Certificate.fromCertificateArn(stack, id, `arn:aws:acm:${stack.region}:${stack.account}:certificate/1`),
  'route53.IHostedZone': (stack, id) => route53.HostedZone.fromHostedZoneAttributes(stack, id, { hostedZoneId: 'Z1', zoneName: 'example.com' }),
  'gatehouse.RestApi': (stack, id) => restStage(stack, id).restApi,
  'gatehouse.RestStage': (stack, id) => restStage(stack, id),
  'gatehouse.WebSocketApi': (stack, id) => {
    const api = new gatehouse.WebSocketApi(stack, id);
    api.onConnect(gatehouse.WebSocketIntegration.mock(), { authorizer: gatehouse.WebSocketAuthorizer.iam() });
    api.addStage('live');
    return api;
  },
};

function restStage(stack: Stack, id: string): gatehouse.RestStage {
  const api = new gatehouse.RestApi(stack, id, { defaultAuthorizer: gatehouse.Authorizer.iam() });
  api.get('/', gatehouse.Integration.mock());
  return api.addStage('live');
}

/** Runs a block in its fixture, as rosetta compiles it, and returns the stack's template. */
export function synthesize(block: Block, outdir: string): string {
  const app = new App({
    analyticsReporting: false,
    outdir,
    context: { '@aws-cdk/core:failSynthOnValidationErrors': false },
    defaultStackSynthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  });
  const stack = new (fixtureOf(block))(app, `Line${block.line}`);
  app.synth();
  return readFileSync(join(outdir, stack.templateFile), 'utf8');
}

/** What an assembly was found to have: by the CDK's own validation, by our plugin, by constructs as they were made, and by our lint. */
export function findingsIn(outdir: string): string[] {
  const { pluginReports }: Report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
  return [
    ...pluginReports.flatMap(({ pluginName, violations }) => violations.map(({ ruleName, description }) => `${pluginName} ${ruleName}: ${description}`)),
    ...readdirSync(outdir).filter((file) => file.endsWith('.metadata.json')).flatMap((file) => annotationsIn(join(outdir, file))),
    ...lint([outdir]).findings.map(({ rule, message }) => `${rule}: ${message}`),
  ];
}

function annotationsIn(file: string): string[] {
  const metadata: Readonly<Record<string, readonly { readonly type: string; readonly data: unknown }[]>> = JSON.parse(readFileSync(file, 'utf8'));
  return Object.values(metadata).flat().filter(({ type }) => type === 'aws:cdk:warning' || type === 'aws:cdk:error').map(({ data }) => String(data));
}

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly { readonly ruleName: string; readonly description: string }[];
  }[];
}

function fixtureOf({ text, page, line }: Block): new (scope: Construct, id: string) => Stack {
  const fixture = readFileSync(join(ROOT, 'rosetta/default.ts-fixture'), 'utf8');
  const real = text.replace(/^declare const (\w+): ([\w.]+);$/gm, (_, name: string, type: string) => {
    if (!Object.hasOwn(REAL, type)) throw new Error(`${page}:${line} declares a ${type}, which test/docs/constructs.ts has none of`);
    return `const ${name} = real['${type}'](this, 'Declared-${name}');`;
  });
  const { outputText } = transpileModule(`${fixture.replace('/// here', () => real)}\nexport { Fixture };`, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  });
  const made: { Fixture?: new (scope: Construct, id: string) => Stack } = {};
  new Function('require', 'exports', 'real', outputText)(require, made, REAL);
  return made.Fixture!;
}
