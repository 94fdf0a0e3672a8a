import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { Authorizer, Integration, Model, RestApi, type RestStageOptions } from '../../../src/constructs';

interface Report {
  readonly pluginReports: readonly { readonly violations: readonly { readonly ruleName: string }[] }[];
}

beforeAll(() => delete process.env.CDK_VALIDATION);

/** What the rule packs find and nobody acknowledged. */
function findings(options?: RestStageOptions): string[] {
  const app = new App({ builtinCloudFormationValidation: false, context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  const stack = new Stack(app, 'Stack');
  const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.iam() });
  api.post('/orders', Integration.mock(), { requestModel: Model.fromJsonSchema('Order', { type: 'object' }) });
  if (options) api.addStage('prod', options);
  const report: Report = JSON.parse(readFileSync(join(app.synth().directory, 'validation-report.json'), 'utf8'));
  return report.pluginReports.flatMap(({ violations }) => violations).map(({ ruleName }) => ruleName).sort();
}

test('a default API lacks a web ACL and throttling, which only the user can choose', () => {
  expect(findings()).toEqual(['AwsSolutions-APIG3', 'Serverless-APIGWDefaultThrottling']);
});

test('with both nothing is left', () => {
  const webAclArn = 'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/a/b';
  expect(findings({ throttlingRateLimit: 100, throttlingBurstLimit: 200, webAclArn })).toEqual([]);
});
