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
    {
      name: 'the longest default and the most dynamic references',
      template: template(
        { Topic: resource('SNS::Topic', { Tags: Array.from({ length: 60 }, (_, index) => `{{resolve:ssm:name${index}}}`) }) },
        { Parameters: { P: { Type: 'String', Default: 'a'.repeat(4096) } } },
      ),
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
    {
      name: 'one byte over in a default',
      template: template({ Topic: resource('SNS::Topic') }, { Parameters: { P: { Type: 'String', Default: 'a'.repeat(4097) } } }),
      findings: [{ logicalId: 'Topic', message: 'default of parameter P', actual: 4097, limit: 4096, severity: 'error' }],
    },
    {
      name: 'one dynamic reference over',
      template: template({ Topic: resource('SNS::Topic', { Tags: Array.from({ length: 61 }, (_, index) => `{{resolve:ssm:name${index}}}`) }) }),
      findings: [{ logicalId: 'Topic', message: 'dynamic references', actual: 61, limit: 60 }],
    },
  ],
});
