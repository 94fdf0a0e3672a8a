import { apiKeyWithoutPlan } from '../../../src/rules/usage/api-key-without-plan';
import { method, openapi, part, ref, resource, rest, serverless, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(apiKeyWithoutPlan, {
  valid: [
    {
      name: 'a plan with the stage',
      template: rest({
        Get: method({ ApiKeyRequired: true }),
        Stage: part('Stage', { StageName: 'prod' }),
        Plan: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage: ref('Stage') }] }),
      }),
    },
    {
      name: 'stages only known at deployment',
      template: rest({
        Get: method({ ApiKeyRequired: true }),
        Stage: part('Stage', { StageName: 'prod' }),
        Plan: resource('ApiGateway::UsagePlan', { ApiStages: unknown }),
      }),
    },
    {
      name: 'a stage only known at deployment',
      template: rest({
        Get: method({ ApiKeyRequired: true }),
        Stage: part('Stage', { StageName: 'prod' }),
        Plan: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage: unknown }] }),
      }),
    },
    { name: 'no key required', template: rest({ Get: method({ ApiKeyRequired: false }), Stage: part('Stage', { StageName: 'prod' }) }) },
  ],
  invalid: [
    {
      name: 'no plan',
      template: rest({ Get: method({ ApiKeyRequired: true }), Stage: part('Stage', { StageName: 'prod' }) }),
      findings: [{ logicalId: 'Stage', severity: 'warning' }],
    },
    {
      name: 'a plan with another stage',
      template: rest({
        Get: method({ ApiKeyRequired: true }),
        Stage: part('Stage', { StageName: 'prod' }),
        Plan: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage: 'dev' }] }),
      }),
      findings: [{ logicalId: 'Stage' }],
    },
    {
      name: 'no plan for a body',
      template: openapi(
        { '/a': { get: { 'security': [{ key: [] }], 'x-amazon-apigateway-integration': { type: 'mock' } } } },
        { components: { securitySchemes: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } } },
        { Stage: part('Stage', { StageName: 'prod' }) },
      ),
      findings: [{ logicalId: 'Stage' }],
    },
    {
      name: 'a stage that the deployment makes',
      template: rest({ Get: method({ ApiKeyRequired: true }), Deployment: part('Deployment', { StageName: 'prod' }) }),
      findings: [{ logicalId: 'Deployment', message: "stage 'prod'" }],
    },
    {
      name: 'a key for the methods of SAM',
      template: serverless({ Get: { Path: '/a', Method: 'get' } }, { Auth: { ApiKeyRequired: true } }),
      findings: [{ logicalId: 'Api' }],
    },
  ],
});
