import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnRestApi, EndpointType, HttpIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { ApiGatewayLimits, LimitsEdition, RuleSeverity, type ApiGatewayLimitsProps } from '../../src';
import { ensureLimitsPlugin } from '../../src/plugins/ensure-limits-plugin';

const RULE = 'rest-integration-timeout';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'gatehouse-plugin-'));
});
afterEach(() => rmSync(outdir, { recursive: true }));

/** An app that prints its report instead of throwing, as under the CDK CLI. */
function newApp(): App {
  return new App({ outdir, context: { '@aws-cdk/core:failSynthOnValidationErrors': false }, analyticsReporting: false });
}

/** An API with one method, whose integration takes too long. */
function slowApi(scope: Construct, type = EndpointType.EDGE): RestApi {
  const api = new RestApi(scope, 'Api', { endpointTypes: [type], cloudWatchRole: false });
  const method = api.root.addMethod('GET', new HttpIntegration('https://example.com'));
  (method.node.defaultChild as CfnRestApi).addPropertyOverride('Integration.TimeoutInMillis', 60_000);
  return api;
}

interface Report {
  readonly pluginName: string;
  readonly conclusion: string;
  readonly violations: readonly any[];
  readonly suppressedViolations?: readonly any[];
}

function synth(app: App): Report[] {
  app.synth();
  const reports: Report[] = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')).pluginReports;
  return reports.filter(({ pluginName }) => pluginName === 'cdk-gatehouse');
}

function timeouts(reports: readonly Report[]): any[] {
  return reports.flatMap(({ violations }) => violations).filter(({ ruleName }) => ruleName === RULE);
}

/** What one slow API gets; the CDK leaves the report of a plugin out that found nothing. */
function checked(props?: ApiGatewayLimitsProps, type?: EndpointType): Report {
  const app = newApp();
  Validations.of(app).addPlugins(new ApiGatewayLimits(props));
  slowApi(new Stack(app, 'Orders'), type);
  const [report = { pluginName: 'cdk-gatehouse', conclusion: 'success', violations: [] }] = synth(app);
  return report;
}

test('an error fails the synthesis, at the construct and the property that broke the rule', () => {
  const report = checked();
  expect(report.conclusion).toBe('failure');
  const [violation] = timeouts([report]);
  expect(violation).toMatchObject({
    ruleName: RULE,
    severity: 'error',
    ruleMetadata: { actual: '60000', limit: '29000', quotaCode: 'L-E5AE38E3' },
    violatingConstructs: [
      {
        constructPath: expect.stringMatching(/^Orders\/Api\/Default\/GET/),
        cloudFormationResource: { templatePath: 'Orders.template.json', propertyPaths: ['Properties.Integration.TimeoutInMillis'] },
      },
    ],
  });
  expect(violation.suggestedFix).not.toBe('');
});

test.each<[string, ApiGatewayLimitsProps | undefined, EndpointType, string, number]>([
  ['Regional, where it can be raised: a warning', undefined, EndpointType.REGIONAL, 'success', 1],
  ['within the raised quota', { quotas: { [RULE]: 60_000 } }, EndpointType.REGIONAL, 'success', 0],
  ['made a warning', { severities: { [RULE]: RuleSeverity.WARNING } }, EndpointType.EDGE, 'success', 1],
  ['switched off', { severities: { [RULE]: RuleSeverity.OFF } }, EndpointType.EDGE, 'success', 0],
  ['made an error', { severities: { [RULE]: RuleSeverity.ERROR } }, EndpointType.REGIONAL, 'failure', 1],
  ['in the edition of 2019', { edition: LimitsEdition.FEBRUARY_2019 }, EndpointType.EDGE, 'failure', 1],
])('%s', (_, props, type, conclusion, count) => {
  const report = checked(props, type);
  expect(report.conclusion).toBe(conclusion);
  expect(timeouts([report])).toHaveLength(count);
});

test('an acknowledged finding is kept with its reason, and fails nothing', () => {
  const app = newApp();
  Validations.of(app).addPlugins(new ApiGatewayLimits());
  const api = slowApi(new Stack(app, 'Orders'));
  Validations.of(api).acknowledge({ id: `cdk-gatehouse::${RULE}`, reason: 'the report takes a minute' });
  const [report] = synth(app);
  expect(report.conclusion).toBe('success');
  expect(timeouts([report])).toEqual([]);
  expect(report.suppressedViolations).toContainEqual(expect.objectContaining({ ruleName: RULE, reason: 'the report takes a minute' }));
});

test('nested stacks and stacks of stages are checked too', () => {
  const app = newApp();
  Validations.of(app).addPlugins(new ApiGatewayLimits());
  slowApi(new NestedStack(new Stack(app, 'Orders'), 'Nested'));
  slowApi(new Stack(new Stage(app, 'Prod'), 'Chat'));
  const paths = timeouts(synth(app)).flatMap(({ violatingConstructs }) => violatingConstructs.map((found: any) => found.constructPath));
  expect(paths.sort()).toEqual([expect.stringMatching(/^Orders\/Nested\/Api/), expect.stringMatching(/^Prod\/Chat\/Api/)]);
});

test('a plugin of a stage checks that stage only', () => {
  const app = newApp();
  const prod = new Stage(app, 'Prod');
  Validations.of(prod).addPlugins(new ApiGatewayLimits());
  slowApi(new NestedStack(new Stack(prod, 'Orders'), 'Nested'));
  slowApi(new Stack(app, 'Chat'));
  expect(timeouts(synth(app))).toHaveLength(1);
});

describe('ensureLimitsPlugin', () => {
  test('registers one check however many constructs ask', () => {
    const app = newApp();
    const stack = new Stack(app, 'Orders');
    ensureLimitsPlugin(stack);
    ensureLimitsPlugin(slowApi(stack));
    const reports = synth(app);
    expect(reports).toHaveLength(1);
    expect(timeouts(reports)).toHaveLength(1);
  });

  test.each(['before', 'after'])('leaves an app to the check that was added %s it', (when) => {
    const app = newApp();
    const stack = new Stack(app, 'Orders');
    if (when === 'after') ensureLimitsPlugin(stack);
    Validations.of(app).addPlugins(new ApiGatewayLimits({ quotas: { [RULE]: 60_000 } }));
    if (when === 'before') ensureLimitsPlugin(stack);
    slowApi(stack, EndpointType.REGIONAL);
    expect(timeouts(synth(app))).toEqual([]);
  });

  test('checks what a stage with a check of its own leaves', () => {
    const app = newApp();
    const prod = new Stage(app, 'Prod');
    Validations.of(prod).addPlugins(new ApiGatewayLimits({ severities: { [RULE]: RuleSeverity.OFF } }));
    slowApi(new Stack(prod, 'Orders'));
    const chat = new Stack(app, 'Chat');
    ensureLimitsPlugin(chat);
    slowApi(chat);
    expect(timeouts(synth(app)).map(({ violatingConstructs }) => violatingConstructs[0].constructPath)).toEqual([expect.stringMatching(/^Chat\//)]);
  });

  test('does nothing in a tree without an app', () => {
    expect(() => ensureLimitsPlugin(new Stack())).not.toThrow();
  });
});
