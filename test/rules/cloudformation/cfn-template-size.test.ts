import { cfnTemplateSize } from '../../../src/rules/cloudformation/cfn-template-size';
import { resource, template } from '../templates';
import { testRule } from '../test-rule';

const sized = (bytes: number) => {
  const make = (name: string) => template({ Topic: resource('SNS::Topic', { DisplayName: name }) });
  return make('x'.repeat(bytes - JSON.stringify(make('')).length));
};

testRule(cfnTemplateSize, {
  valid: [
    { name: 'the limit itself', template: sized(1048576) },
  ],
  invalid: [
    { name: 'one byte over', template: sized(1048577), findings: [{ logicalId: 'Topic', actual: 1048577, limit: 1048576, severity: 'error' }] },
  ],
});
