import { restUsagePlanMethodThrottles } from '../../../src/rules/usage/rest-usage-plan-method-throttles';
import { keys, resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(restUsagePlanMethodThrottles, {
  valid: [
    {
      name: 'the limit itself',
      template: template({
        Plan: resource('ApiGateway::UsagePlan', {
          ApiStages: [{ ApiId: 'a', Stage: 'b', Throttle: keys(20, (index) => `/p${index}/GET`, { RateLimit: 1 }) }],
        }),
      }),
    },
    {
      name: 'only known at deployment',
      template: template({ Plan: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: 'a', Stage: 'b', Throttle: unknown }] }) }),
    },
  ],
  invalid: [
    {
      name: 'one over',
      template: template({
        Plan: resource('ApiGateway::UsagePlan', {
          ApiStages: [{ ApiId: 'a', Stage: 'b', Throttle: keys(21, (index) => `/p${index}/GET`, { RateLimit: 1 }) }],
        }),
      }),
      findings: [{ logicalId: 'Plan', actual: 21, limit: 20, severity: 'warning' }],
    },
  ],
});
