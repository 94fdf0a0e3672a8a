import { throttleValues } from '../../../src/rules/stage/throttle-values';
import { part, resource, rest, template, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(throttleValues, {
  valid: [
    {
      name: 'a rate with a fraction',
      template: rest({ Stage: part('Stage', { MethodSettings: [{ ThrottlingRateLimit: 0.5, ThrottlingBurstLimit: 1 }] }) }),
    },
    {
      name: 'only known at deployment',
      template: rest({ Stage: part('Stage', { MethodSettings: [{ ThrottlingRateLimit: unknown, ThrottlingBurstLimit: unknown }] }) }),
    },
    { name: 'settings of a route', template: webSocket({ Route: v2('Route', { RouteKey: 'a' }), Stage: v2('Stage', { RouteSettings: { a: {} } }) }) },
  ],
  invalid: [
    {
      name: 'a negative rate',
      template: rest({ Stage: part('Stage', { MethodSettings: [{ ThrottlingRateLimit: -1 }] }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/MethodSettings/0/ThrottlingRateLimit', actual: -1, limit: 0, severity: 'error' }],
    },
    {
      name: 'a burst with a fraction',
      template: rest({ Stage: part('Stage', { MethodSettings: [{ ThrottlingBurstLimit: 1.5 }] }) }),
      findings: [{ logicalId: 'Stage', actual: 1.5, severity: 'error' }],
    },
    {
      name: 'a rate that lets nothing through',
      template: rest({ Stage: part('Stage', { MethodSettings: [{ ThrottlingRateLimit: 0 }] }) }),
      findings: [{ logicalId: 'Stage', severity: 'warning' }],
    },
    {
      name: 'a negative burst of a plan',
      template: template({ Plan: resource('ApiGateway::UsagePlan', { Throttle: { BurstLimit: -1 } }) }),
      findings: [{ logicalId: 'Plan', path: 'Properties/Throttle/BurstLimit' }],
    },
    {
      name: 'settings of a route that is not there',
      template: webSocket({ Route: v2('Route', { RouteKey: 'a' }), Stage: v2('Stage', { RouteSettings: { b: {} } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/RouteSettings/b', actual: 'b', severity: 'warning' }],
    },
    {
      name: 'less than nothing, on the stage of a deployment',
      template: rest({ Deployment: part('Deployment', { StageName: 'prod', StageDescription: { ThrottlingRateLimit: -1 } }) }),
      findings: [{ logicalId: 'Deployment', path: 'Properties/StageDescription/ThrottlingRateLimit', actual: -1 }],
    },
  ],
});
