import { deploymentNeedsStage } from '../../../src/rules/stage/deployment-needs-stage';
import { http, method, openapi, operation, part, ref, resource, rest, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(deploymentNeedsStage, {
  valid: [
    { name: 'a stage of an API only known at deployment', template: rest({ Get: method(), Stage: part('Stage', { RestApiId: unknown }) }) },
    { name: 'a stage', template: rest({ Get: method(), Stage: part('Stage', { StageName: 'prod' }) }) },
    { name: 'a stage of the deployment', template: rest({ Get: method(), Deployment: part('Deployment', { StageName: 'prod' }) }) },
    { name: 'a stage that deploys itself', template: webSocket({ Stage: v2('Stage', { StageName: 'prod', AutoDeploy: true }) }) },
    { name: 'only known at deployment', template: webSocket({ Stage: v2('Stage', { StageName: 'prod', AutoDeploy: unknown }) }) },
    { name: 'quick create', template: http({ Route: v2('Route', { RouteKey: 'GET /' }) }, { Target: 'arn' }) },
    { name: 'an API without routes', template: rest() },
    {
      name: 'an API that a nested stack is given, which may make the stage',
      template: rest({ Get: method(), Nested: resource('CloudFormation::Stack', { TemplateURL: unknown, Parameters: { Api: ref('Api') } }) }),
    },
  ],
  invalid: [
    { name: 'methods without a stage', template: rest({ Get: method() }), findings: [{ logicalId: 'Api', severity: 'warning' }] },
    {
      name: 'a nested stack that is not given the API',
      template: rest({ Get: method(), Nested: resource('CloudFormation::Stack', { TemplateURL: unknown, Parameters: { Other: unknown } }) }),
      findings: [{ logicalId: 'Api' }],
    },
    { name: 'routes without a stage', template: webSocket({ Route: v2('Route', { RouteKey: 'a' }) }), findings: [{ logicalId: 'Api' }] },
    {
      name: 'a stage without a deployment',
      template: webSocket({ Stage: v2('Stage', { StageName: 'prod' }) }),
      findings: [{ logicalId: 'Stage', message: 'AutoDeploy' }],
    },
    { name: 'a body without a stage', template: openapi(operation({})), findings: [{ logicalId: 'Api' }] },
  ],
});
