import { cfnOtherLimits } from '../../../src/rules/cloudformation/cfn-other-limits';
import { keys, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(cfnOtherLimits, {
  valid: [
    {
      name: 'the limits themselves',
      template: template({ Topic: resource('SNS::Topic') }, {
        Parameters: keys(200, (index) => `P${index}`, {}),
        Outputs: keys(200, (index) => `O${index}`, {}),
        Mappings: keys(200, (index) => `M${index}`, {}),
      }),
    },
  ],
  invalid: [
    {
      name: 'one over of each',
      template: template({ Topic: resource('SNS::Topic') }, {
        Parameters: keys(201, (index) => `P${index}`, {}),
        Outputs: keys(201, (index) => `O${index}`, {}),
        Mappings: keys(201, (index) => `M${index}`, {}),
      }),
      findings: [
        { logicalId: 'Topic', message: 'mappings', limit: 200 },
        { logicalId: 'Topic', message: 'outputs' },
        { logicalId: 'Topic', message: 'parameters', severity: 'error' },
      ],
    },
    {
      name: 'a logical id that is too long',
      template: template({ ['T'.repeat(256)]: resource('SNS::Topic') }),
      findings: [{ logicalId: 'T'.repeat(256), actual: 256, limit: 255 }],
    },
  ],
});
