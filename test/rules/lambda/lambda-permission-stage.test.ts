import { lambdaPermissionStage } from '../../../src/rules/lambda/lambda-permission-stage';
import { http, integration, lambdaUri, part, ref, resource, rest, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

const permission = (source: string) => resource('Lambda::Permission', {
  Action: 'lambda:InvokeFunction',
  FunctionName: ref('Function'),
  Principal: 'apigateway.amazonaws.com',
  SourceArn: { 'Fn::Sub': `arn:aws:execute-api:us-east-1:111122223333:${source}` },
});

testRule(lambdaPermissionStage, {
  valid: [
    {
      name: 'all stages',
      template: rest({
        Function: resource('Lambda::Function'),
        Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri() }),
        Prod: part('Stage', { StageName: 'prod' }),
        Dev: part('Stage', { StageName: 'dev' }),
        Permission: permission('${Api}/*/GET/'),
      }),
    },
    {
      name: 'one stage, which is the only one',
      template: rest({
        Function: resource('Lambda::Function'),
        Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri() }),
        Prod: part('Stage', { StageName: 'prod' }),
        Permission: permission('${Api}/prod/GET/'),
      }),
    },
    {
      name: 'a source of another API',
      template: rest({
        Function: resource('Lambda::Function'),
        Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri() }),
        Prod: part('Stage', { StageName: 'prod' }),
        Dev: part('Stage', { StageName: 'dev' }),
        Permission: permission('${Other}/prod/GET/'),
      }),
    },
    {
      name: 'a stage only known at deployment',
      template: rest({
        Function: resource('Lambda::Function'),
        Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri() }),
        Prod: part('Stage', { StageName: 'prod' }),
        Dev: part('Stage', { StageName: 'dev' }),
        Permission: permission('${Api}/${Parameter}/GET/'),
      }),
    },
    {
      name: 'all stages of a WebSocket API',
      template: webSocket({
        Function: resource('Lambda::Function'),
        I: v2('Integration', { IntegrationType: 'AWS_PROXY', IntegrationUri: lambdaUri() }),
        Prod: v2('Stage', { StageName: 'prod' }),
        Permission: permission('${Api}/*/send'),
      }),
    },
    {
      name: 'a role instead of permissions',
      template: http({
        Function: resource('Lambda::Function'),
        I: v2('Integration', { IntegrationType: 'AWS_PROXY', IntegrationUri: lambdaUri(), CredentialsArn: 'arn:aws:iam::111122223333:role/a' }),
        Dev: v2('Stage', { StageName: 'dev' }),
        Permission: permission('${Api}/$default/GET/a'),
      }),
    },
  ],
  invalid: [
    {
      name: 'an only stage that the permission does not name',
      template: rest({
        Function: resource('Lambda::Function'),
        Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri() }),
        Prod: part('Stage', { StageName: 'prod' }),
        Permission: permission('${Api}/dev/GET/'),
      }),
      findings: [{ logicalId: 'Prod', message: 'for dev only' }],
    },
    {
      name: 'a second stage by its name',
      template: rest({
        Function: resource('Lambda::Function'),
        Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri() }),
        Prod: part('Stage', { StageName: 'prod' }),
        Dev: part('Stage', { StageName: 'dev' }),
        Permission: permission('${Api}/prod/GET/'),
      }),
      findings: [{ logicalId: 'Dev', message: 'prod', severity: 'warning' }],
    },
    {
      name: 'a second stage by its resource',
      template: rest({
        Function: resource('Lambda::Function'),
        Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri() }),
        Prod: part('Stage', { StageName: 'prod' }),
        Dev: part('Stage', { StageName: 'dev' }),
        Permission: permission('${Api}/${Prod}/GET/'),
      }),
      findings: [{ logicalId: 'Dev' }],
    },
    {
      name: 'the second stage of an HTTP API',
      template: http({
        Function: resource('Lambda::Function'),
        I: v2('Integration', { IntegrationType: 'AWS_PROXY', IntegrationUri: lambdaUri() }),
        Default: v2('Stage', { StageName: '$default' }),
        Dev: v2('Stage', { StageName: 'dev' }),
        Permission: permission('${Api}/$default/GET/a'),
      }),
      findings: [{ logicalId: 'Dev', path: 'Properties', message: "stage 'dev'", severity: 'warning' }],
    },
  ],
});
