import { usagePlanThrottleKey } from '../../../src/rules/usage/usage-plan-throttle-key';
import { method, path, ref, resource, rest, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(usagePlanThrottleKey, {
  valid: [
    {
      name: 'a method of an API only known at deployment',
      template: rest({
        Orders: path('orders'),
        Get: method({ RestApiId: unknown, ResourceId: ref('Orders') }),
        Plan: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage: 'prod', Throttle: { '/orders/GET': { RateLimit: 1 } } }] }),
      }),
    },
    {
      name: 'a method of the API',
      template: rest({
        Orders: path('orders'),
        Get: method({ ResourceId: ref('Orders') }),
        Root: method(),
        Plan: resource('ApiGateway::UsagePlan', {
          ApiStages: [{ ApiId: ref('Api'), Stage: 'prod', Throttle: { '/orders/GET': { RateLimit: 1 } } }],
        }),
      }),
    },
    {
      name: 'an API that is not in the template',
      template: template({ Plan: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: unknown, Throttle: { '/a/GET': {} } }] }) }),
    },
  ],
  invalid: [
    {
      name: 'no method',
      template: rest({
        Orders: path('orders'),
        Get: method({ ResourceId: ref('Orders') }),
        Root: method(),
        Plan: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage: 'prod', Throttle: { '/orders': { RateLimit: 1 } } }] }),
      }),
      findings: [{ logicalId: 'Plan', path: 'Properties/ApiStages/0/Throttle/~1orders', severity: 'warning' }],
    },
    {
      name: 'a method that is not there',
      template: rest({
        Orders: path('orders'),
        Get: method({ ResourceId: ref('Orders') }),
        Root: method(),
        Plan: resource('ApiGateway::UsagePlan', {
          ApiStages: [{ ApiId: ref('Api'), Stage: 'prod', Throttle: { '/orders/POST': { RateLimit: 1 } } }],
        }),
      }),
      findings: [{ logicalId: 'Plan', message: 'names no method' }],
    },
  ],
});
