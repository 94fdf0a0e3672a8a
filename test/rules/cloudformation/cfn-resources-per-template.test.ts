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
  ],
});
