import { accountThrottleRate } from '../../../src/rules/account/account-throttle-rate';
import { part, ref, resource, rest, template, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(accountThrottleRate, {
  valid: [
    { name: 'the quota itself', template: rest({ Stage: part('Stage', { StageName: 'prod', MethodSettings: [{ ThrottlingRateLimit: 10000 }] }) }) },
    { name: 'only known at deployment', template: rest({ Stage: part('Stage', { StageName: 'prod', MethodSettings: [{ ThrottlingRateLimit: unknown }] }) }) },
    { name: 'more, where the account has more', quotas: { 'account-throttle-rate': 20000 }, template: rest({ Stage: part('Stage', { StageName: 'prod', MethodSettings: [{ ThrottlingRateLimit: 20000 }] }) }) },
  ],
  invalid: [
    { name: 'one over on a stage', template: rest({ Stage: part('Stage', { StageName: 'prod', MethodSettings: [{ ThrottlingRateLimit: 10001 }] }) }), findings: [{ logicalId: 'Stage', path: 'Properties/MethodSettings/0/ThrottlingRateLimit', actual: 10001, limit: 10000 }] },
    { name: 'one over in a Region with less', region: 'eu-south-1', template: rest({ Stage: part('Stage', { StageName: 'prod', MethodSettings: [{ ThrottlingRateLimit: 2501 }] }) }), findings: [{ logicalId: 'Stage', actual: 2501, limit: 2500 }] },
    {
      name: 'one over on a WebSocket stage',
      template: webSocket({ Stage: v2('Stage', { StageName: 'prod', DefaultRouteSettings: { ThrottlingRateLimit: 10001 } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/DefaultRouteSettings/ThrottlingRateLimit' }],
    },
    {
      name: 'one over in a usage plan, as a whole and for a method',
      template: template({
        Plan: resource('ApiGateway::UsagePlan', {
          Throttle: { RateLimit: 10001 }, ApiStages: [{ ApiId: ref('Other'), Stage: 'prod', Throttle: { '/a/GET': { RateLimit: 10002 } } }],
        }),
      }),
      findings: [{ logicalId: 'Plan', path: 'Properties/ApiStages/0/Throttle/~1a~1GET/RateLimit' }, { logicalId: 'Plan', path: 'Properties/Throttle/RateLimit' }],
    },
  ],
});
