import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, LegacyStackSynthesizer, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { ApiDefinition, CfnRestApi, EndpointType, HttpIntegration, RestApi, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { ApiGatewayLimits, LimitsEdition, RuleSeverity, type ApiGatewayLimitsProps } from '../../src';
import { lint } from '../../src/lint';
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

test.each<[string, unknown, string]>([
  ['the id of a rule', { severities: { [`${RULE}s`]: RuleSeverity.OFF } }, `severities must be the id of a rule, got '${RULE}s' (did you mean ${RULE}`],
  ['a severity', { severities: { [RULE]: 'warn' } }, `severities.${RULE} must be one of off, warning, error, got "warn"`],
  ['a quota', { quotas: { [RULE]: -1 } }, `quotas.${RULE} must be a number of milliseconds that is not negative, got -1`],
  ['an edition', { edition: '2018' }, "edition must be one of current, 2019-02, got '2018'"],
])('fails when it is made with %s that cannot be', (_, props, message) => {
  expect(() => new ApiGatewayLimits(props as ApiGatewayLimitsProps)).toThrow(message);
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

describe('a stack that more than one check was added for', () => {
  const off = { severities: { [RULE]: RuleSeverity.OFF } };

  test('is checked once', () => {
    const app = newApp();
    const twice = new ApiGatewayLimits();
    Validations.of(app).addPlugins(new ApiGatewayLimits(), twice, twice);
    slowApi(new Stack(app, 'Orders'));
    expect(timeouts(synth(app))).toHaveLength(1);
  });

  test.each<[string, ApiGatewayLimitsProps, ApiGatewayLimitsProps, number]>([
    ['the last', off, {}, 1],
    ['only the last', {}, off, 0],
  ])('listens to %s of one stage', (_, first, last, count) => {
    const app = newApp();
    Validations.of(app).addPlugins(new ApiGatewayLimits(first), new ApiGatewayLimits(last));
    slowApi(new Stack(app, 'Orders'));
    expect(timeouts(synth(app))).toHaveLength(count);
  });

  test('listens to that of the nearest stage', () => {
    const app = newApp();
    const prod = new Stage(app, 'Prod');
    Validations.of(app).addPlugins(new ApiGatewayLimits());
    Validations.of(prod).addPlugins(new ApiGatewayLimits(off));
    slowApi(new Stack(prod, 'Orders'));
    slowApi(new Stack(app, 'Chat'));
    expect(timeouts(synth(app)).map(({ violatingConstructs }) => violatingConstructs[0].constructPath)).toEqual([expect.stringMatching(/^Chat\//)]);
  });
});

test('an app knows nothing of one that was made before it in the same process', () => {
  const first = newApp();
  Validations.of(first).addPlugins(new ApiGatewayLimits({ severities: { [RULE]: RuleSeverity.OFF } }));
  slowApi(new Stack(first, 'Orders'));
  expect(timeouts(synth(first))).toEqual([]);
  expect(timeouts([checked()])).toHaveLength(1);
});

/** Findings of the plugin, and of the lint of the assembly that it saw, as one line each. */
function bothWays(build: (app: App) => void): [string[], string[]] {
  const app = newApp();
  Validations.of(app).addPlugins(new ApiGatewayLimits());
  build(app);
  const plugin = synth(app).flatMap(({ violations }) => violations).flatMap(({ severity, ruleName, description, violatingConstructs }) =>
    violatingConstructs.map(({ constructPath, cloudFormationResource: { logicalId } }: any) => [severity, ruleName, constructPath, logicalId, description].join(' ')));
  const linted = lint([outdir]).findings.map((finding) =>
    [finding.severity, finding.rule, finding.constructPath, finding.logicalId, finding.message].join(' '));
  return [plugin.sort(), linted.sort()];
}

test.each<[string, (app: App) => void]>([
  ['a stack', (app) => void slowApi(new Stack(app, 'Orders'))],
  ['a stack of a stage', (app) => void slowApi(new Stack(new Stage(app, 'Prod'), 'Orders'))],
  ['a nested stack', (app) => void slowApi(new NestedStack(new Stack(app, 'Orders'), 'Nested'))],
  ['a nested stack of the legacy synthesizer', (app) => void slowApi(new NestedStack(new Stack(app, 'Orders', { synthesizer: new LegacyStackSynthesizer() }), 'Nested'))],
  ['an uploaded definition', (app) => {
    const definition = join(outdir, 'definition.json');
    writeFileSync(definition, JSON.stringify({ openapi: '3.0.1', info: { title: 'x', version: '1' }, paths: { '/a': { get: { 'x-amazon-apigateway-integration': { type: 'mock', timeoutInMillis: 60_000 } } } } }));
    void new SpecRestApi(new Stack(app, 'Orders'), 'Api', { apiDefinition: ApiDefinition.fromAsset(definition), cloudWatchRole: false });
  }],
  ['an acknowledgement of a construct', (app) => {
    const stack = new Stack(app, 'Orders');
    slowApi(new NestedStack(stack, 'Nested'));
    Validations.of(slowApi(stack)).acknowledge({ id: `cdk-gatehouse::${RULE}`, reason: 'known' });
  }],
])('the lint of the assembly says what the plugin says: %s', (_, build) => {
  const [plugin, linted] = bothWays(build);
  expect(plugin.filter((line) => line.includes(RULE))).toHaveLength(1);
  expect(linted).toEqual(plugin);
});

test.each<[string, (app: App, stage: Stage) => App | Stage, string[]]>([
  ['an app', (app) => app, []],
  ['a stage', (_, stage) => stage, ['Chat/Api']],
])('the lint of the assembly knows what was acknowledged for %s', (_, of, left) => {
  const [plugin, linted] = bothWays((app) => {
    const stage = new Stage(app, 'Prod');
    slowApi(new NestedStack(new Stack(stage, 'Orders'), 'Nested'));
    slowApi(new Stack(app, 'Chat'));
    Validations.of(of(app, stage)).acknowledge({ id: `cdk-gatehouse::${RULE}`, reason: 'known' });
  });
  expect(linted).toEqual(plugin);
  expect(linted.filter((line) => line.includes(RULE))).toEqual(left.map((path) => expect.stringContaining(path)));
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
