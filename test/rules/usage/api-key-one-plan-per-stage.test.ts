import { apiKeyOnePlanPerStage } from '../../../src/rules/usage/api-key-one-plan-per-stage';
import { part, ref, resource, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(apiKeyOnePlanPerStage, {
  valid: [
    {
      name: 'two stages',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Key: resource('ApiGateway::ApiKey'),
        A: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage: ref('Stage') }] }),
        B: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage: 'dev' }] }),
        LinkA: resource('ApiGateway::UsagePlanKey', { KeyId: ref('Key'), UsagePlanId: ref('A') }),
        LinkB: resource('ApiGateway::UsagePlanKey', { KeyId: ref('Key'), UsagePlanId: ref('B') }),
      }),
    },
    {
      name: 'two keys',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Key: resource('ApiGateway::ApiKey'),
        A: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage: ref('Stage') }] }),
        B: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage: ref('Stage') }] }),
        LinkA: resource('ApiGateway::UsagePlanKey', { KeyId: ref('Key'), UsagePlanId: ref('A') }),
        LinkB: resource('ApiGateway::UsagePlanKey', { KeyId: 'other', UsagePlanId: ref('B') }),
      }),
    },
    {
      name: 'only known at deployment',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Key: resource('ApiGateway::ApiKey'),
        A: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage: ref('Stage') }] }),
        B: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage: unknown }] }),
        LinkA: resource('ApiGateway::UsagePlanKey', { KeyId: ref('Key'), UsagePlanId: ref('A') }),
        LinkB: resource('ApiGateway::UsagePlanKey', { KeyId: ref('Key'), UsagePlanId: ref('B') }),
      }),
    },
  ],
  invalid: [
    {
      name: 'two plans of one stage',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Key: resource('ApiGateway::ApiKey'),
        A: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage: ref('Stage') }] }),
        B: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage: ref('Stage') }] }),
        LinkA: resource('ApiGateway::UsagePlanKey', { KeyId: ref('Key'), UsagePlanId: ref('A') }),
        LinkB: resource('ApiGateway::UsagePlanKey', { KeyId: ref('Key'), UsagePlanId: ref('B') }),
      }),
      findings: [{ logicalId: 'LinkB', message: 'A and B', severity: 'error' }],
    },
    {
      name: 'two plans of one stage by its name',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Key: resource('ApiGateway::ApiKey'),
        A: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage: ref('Stage') }] }),
        B: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage: 'prod' }] }),
        LinkA: resource('ApiGateway::UsagePlanKey', { KeyId: ref('Key'), UsagePlanId: ref('A') }),
        LinkB: resource('ApiGateway::UsagePlanKey', { KeyId: ref('Key'), UsagePlanId: ref('B') }),
      }),
      findings: [{ logicalId: 'LinkB' }],
    },
  ],
});
