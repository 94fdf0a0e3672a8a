import { cfnResourcesPerTemplate } from '../../../src/rules/cloudformation/cfn-resources-per-template';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(cfnResourcesPerTemplate, {
  valid: [
    { name: 'the limit itself', template: template(repeat(500, 'Thing', () => resource('SNS::Topic'))) },
  ],
  invalid: [
    {
      name: 'one over',
      template: template(repeat(501, 'Thing', () => resource('SNS::Topic'))),
      findings: [{ logicalId: 'Thing501', actual: 501, limit: 500, severity: 'error' }],
    },
    {
      name: 'one over, of which a condition leaves out some',
      template: template(repeat(501, 'Thing', (index) => resource('SNS::Topic', {}, index > 400 ? { Condition: 'Never' } : {})), { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } }),
      findings: [{ logicalId: 'Thing501', actual: 501, limit: 500 }],
    },
  ],
});
