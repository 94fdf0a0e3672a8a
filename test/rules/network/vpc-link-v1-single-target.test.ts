import { vpcLinkV1SingleTarget } from '../../../src/rules/network/vpc-link-v1-single-target';
import { resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(vpcLinkV1SingleTarget, {
  valid: [
    { name: 'one target', template: template({ Link: resource('ApiGateway::VpcLink', { Name: 'a', TargetArns: ['a'] }) }) },
    { name: 'only known at deployment', template: template({ Link: resource('ApiGateway::VpcLink', { Name: 'a', TargetArns: unknown }) }) },
  ],
  invalid: [
    {
      name: 'two targets',
      template: template({ Link: resource('ApiGateway::VpcLink', { Name: 'a', TargetArns: ['a', 'b'] }) }),
      findings: [{ logicalId: 'Link', path: 'Properties/TargetArns', actual: 2, limit: 1, severity: 'warning' }],
    },
    {
      name: 'no target',
      template: template({ Link: resource('ApiGateway::VpcLink', { Name: 'a', TargetArns: [] }) }),
      findings: [{ logicalId: 'Link', actual: 0 }],
    },
  ],
});
