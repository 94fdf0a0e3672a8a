import { vpcLinkV2Subnets } from '../../../src/rules/network/vpc-link-v2-subnets';
import { resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

const list = (count: number) => Array.from({ length: count }, (_, index) => `item${index}`);

testRule(vpcLinkV2Subnets, {
  valid: [
    { name: 'the limit itself', template: template({ Link: resource('ApiGatewayV2::VpcLink', { Name: 'a', SubnetIds: list(10) }) }) },
    { name: 'only known at deployment', template: template({ Link: resource('ApiGatewayV2::VpcLink', { Name: 'a', SubnetIds: unknown }) }) },
  ],
  invalid: [
    {
      name: 'one over',
      template: template({ Link: resource('ApiGatewayV2::VpcLink', { Name: 'a', SubnetIds: list(11) }) }),
      findings: [{ logicalId: 'Link', path: 'Properties/SubnetIds', actual: 11, limit: 10, severity: 'warning' }],
    },
    {
      name: 'none',
      template: template({ Link: resource('ApiGatewayV2::VpcLink', { Name: 'a', SubnetIds: [] }) }),
      findings: [{ logicalId: 'Link', actual: 0, severity: 'error' }],
    },
  ],
});
