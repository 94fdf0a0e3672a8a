import { usagePlanQuota } from '../../../src/rules/usage/usage-plan-quota';
import { resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(usagePlanQuota, {
  valid: [
    {
      name: 'a limit a week from its last day',
      template: template({ Plan: resource('ApiGateway::UsagePlan', { Quota: { Limit: 1000, Period: 'WEEK', Offset: 6 } }) }),
    },
    { name: 'nothing at all', template: template({ Plan: resource('ApiGateway::UsagePlan', { Quota: { Limit: 0, Period: 'DAY' } }) }) },
    {
      name: 'only known at deployment',
      template: template({ Plan: resource('ApiGateway::UsagePlan', { Quota: { Limit: unknown, Period: unknown, Offset: unknown } }) }),
    },
  ],
  invalid: [
    {
      name: 'an unknown period',
      template: template({ Plan: resource('ApiGateway::UsagePlan', { Quota: { Limit: 1, Period: 'YEAR' } }) }),
      findings: [{ logicalId: 'Plan', path: 'Properties/Quota/Period', actual: 'YEAR', severity: 'error' }],
    },
    {
      name: 'a negative limit',
      template: template({ Plan: resource('ApiGateway::UsagePlan', { Quota: { Limit: -1, Period: 'DAY' } }) }),
      findings: [{ logicalId: 'Plan', path: 'Properties/Quota/Limit', severity: 'error' }],
    },
    {
      name: 'a negative offset',
      template: template({ Plan: resource('ApiGateway::UsagePlan', { Quota: { Limit: 1, Period: 'DAY', Offset: -1 } }) }),
      findings: [{ logicalId: 'Plan', path: 'Properties/Quota/Offset', severity: 'error' }],
    },
    {
      name: 'an offset over the limit',
      template: template({ Plan: resource('ApiGateway::UsagePlan', { Quota: { Limit: 2, Period: 'MONTH', Offset: 2 } }) }),
      findings: [{ logicalId: 'Plan', severity: 'warning' }],
    },
    {
      name: 'an offset after the week',
      template: template({ Plan: resource('ApiGateway::UsagePlan', { Quota: { Limit: 1000, Period: 'WEEK', Offset: 7 } }) }),
      findings: [{ logicalId: 'Plan', actual: 7, limit: 6, severity: 'warning' }],
    },
    {
      name: 'no period',
      template: template({ Plan: resource('ApiGateway::UsagePlan', { Quota: { Limit: 1 } }) }),
      findings: [{ logicalId: 'Plan', message: 'no period', severity: 'warning' }],
    },
  ],
});
