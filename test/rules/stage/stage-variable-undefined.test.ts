import { stageVariableUndefined } from '../../../src/rules/stage/stage-variable-undefined';
import { http, integration, openapi, operation, part, rest, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(stageVariableUndefined, {
  valid: [
    {
      name: 'a variable that its template looks at first',
      template: rest({
        Get: integration({ RequestTemplates: { 'application/json': '#if($stageVariables.table)$stageVariables.table#end' } }),
        Stage: part('Stage', { StageName: 'prod' }),
      }),
    },
    {
      name: 'a variable that the stage defines',
      template: rest({
        Get: integration({ Type: 'HTTP', IntegrationHttpMethod: 'GET', Uri: 'http://${stageVariables.host}/a' }),
        Stage: part('Stage', { StageName: 'prod', Variables: { host: 'a' } }),
      }),
    },
    {
      name: 'variables only known at deployment',
      template: rest({
        Get: integration({ Type: 'HTTP', IntegrationHttpMethod: 'GET', Uri: 'http://${stageVariables.host}/a' }),
        Stage: part('Stage', { StageName: 'prod', Variables: unknown }),
      }),
    },
    {
      name: 'no variable',
      template: rest({
        Get: integration({ Type: 'HTTP', IntegrationHttpMethod: 'GET', Uri: 'http://a' }),
        Stage: part('Stage', { StageName: 'prod' }),
      }),
    },
    {
      name: 'a method of the variables',
      template: rest({ Get: integration({ RequestTemplates: { 'application/json': '$stageVariables.get("a")' } }), Stage: part('Stage', { StageName: 'prod' }) }),
    },
    {
      name: 'a variable that the stage of an HTTP API defines',
      template: http({
        I: v2('Integration', { IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://${stageVariables.host}' }),
        Stage: v2('Stage', { StageName: '$default', StageVariables: { host: 'example.com' } }),
      }),
    },
  ],
  invalid: [
    {
      name: 'variables in mapping templates',
      template: rest({
        Get: integration({
          RequestTemplates: { 'application/json': '{ "table": "$stageVariables.table" }' },
          IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'application/json': '${stageVariables.host}' } }],
        }),
        Stage: part('Stage', { StageName: 'prod' }),
      }),
      findings: [{ logicalId: 'Stage', actual: 'host' }, { logicalId: 'Stage', actual: 'table' }],
    },
    {
      name: 'a stage without variables',
      template: rest({
        Get: integration({ Type: 'HTTP', IntegrationHttpMethod: 'GET', Uri: 'http://${stageVariables.host}/a' }),
        Stage: part('Stage', { StageName: 'prod' }),
      }),
      findings: [{ logicalId: 'Stage', actual: 'host', severity: 'warning' }],
    },
    {
      name: 'a stage with other variables',
      template: rest({
        Get: integration({ Type: 'HTTP', IntegrationHttpMethod: 'GET', Uri: 'http://${stageVariables.host}/a' }),
        Stage: part('Stage', { StageName: 'prod', Variables: { Host: 'a' } }),
      }),
      findings: [{ logicalId: 'Stage', path: 'Properties/Variables' }],
    },
    {
      name: 'a variable in the middle of what only the deployment knows',
      template: rest({
        Get: integration({ Type: 'HTTP', IntegrationHttpMethod: 'GET', Uri: { 'Fn::Sub': 'arn:${AWS::Partition}:lambda:${!stageVariables.name}' } }),
        Stage: part('Stage', { StageName: 'prod' }),
      }),
      findings: [{ logicalId: 'Stage', actual: 'name' }],
    },
    {
      name: 'a variable in a mapped parameter of a body',
      template: openapi(
        operation({ requestParameters: { 'integration.request.header.A': 'stageVariables.a' } }),
        {},
        { Stage: part('Stage', { StageName: 'prod' }) },
      ),
      findings: [{ logicalId: 'Stage', actual: 'a' }],
    },
    {
      name: 'the stage that a deployment describes',
      template: rest({ Get: integration({ Type: 'HTTP_PROXY', Uri: 'https://${stageVariables.host}' }), Deployment: part('Deployment', { StageName: 'prod', StageDescription: { Variables: { other: 'a' } } }) }),
      findings: [{ logicalId: 'Deployment', path: 'Properties/StageDescription/Variables', actual: 'host' }],
    },
    {
      name: 'a variable that the stage of a WebSocket API does not define',
      template: webSocket({
        I: v2('Integration', { IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://${stageVariables.host}' }),
        Stage: v2('Stage', { StageName: 'prod', StageVariables: { other: 'a' } }),
      }),
      findings: [{ logicalId: 'Stage', path: 'Properties/StageVariables', actual: 'host', severity: 'warning' }],
    },
  ],
});
