import { accountThrottleBurst } from '../../../src/rules/account/account-throttle-burst';
import { part, ref, resource, rest, template, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(accountThrottleBurst, {
  valid: [
    { name: 'the quota itself', template: rest({ Stage: part('Stage', { StageName: 'prod', MethodSettings: [{ ThrottlingBurstLimit: 5000 }] }) }) },
    { name: 'only known at deployment', template: rest({ Stage: part('Stage', { StageName: 'prod', MethodSettings: [{ ThrottlingBurstLimit: unknown }] }) }) },
  ],
  invalid: [
    { name: 'one over on a stage', template: rest({ Stage: part('Stage', { StageName: 'prod', MethodSettings: [{ ThrottlingBurstLimit: 5001 }] }) }), findings: [{ logicalId: 'Stage', path: 'Properties/MethodSettings/0/ThrottlingBurstLimit', actual: 5001, limit: 5000 }] },
    { name: 'one over in a Region with less', region: 'eu-south-1', template: rest({ Stage: part('Stage', { StageName: 'prod', MethodSettings: [{ ThrottlingBurstLimit: 1251 }] }) }), findings: [{ logicalId: 'Stage', actual: 1251, limit: 1250 }] },
    {
      name: 'one over on a WebSocket stage',
      template: webSocket({ Stage: v2('Stage', { StageName: 'prod', DefaultRouteSettings: { ThrottlingBurstLimit: 5001 } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/DefaultRouteSettings/ThrottlingBurstLimit' }],
    },
    {
      name: 'one over in a usage plan, as a whole and for a method',
      template: template({
        Plan: resource('ApiGateway::UsagePlan', {
          Throttle: { BurstLimit: 5001 }, ApiStages: [{ ApiId: ref('Other'), Stage: 'prod', Throttle: { '/a/GET': { BurstLimit: 5002 } } }],
        }),
      }),
      findings: [{ logicalId: 'Plan', path: 'Properties/ApiStages/0/Throttle/~1a~1GET/BurstLimit' }, { logicalId: 'Plan', path: 'Properties/Throttle/BurstLimit' }],
    },
  ],
});
