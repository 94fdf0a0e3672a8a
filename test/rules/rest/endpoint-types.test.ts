import { endpointTypes } from '../../../src/rules/rest/endpoint-types';
import { rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(endpointTypes, {
  valid: [
    { name: 'nothing', template: rest() },
    {
      name: 'a private API with VPC endpoints',
      template: rest({}, { EndpointConfiguration: { Types: ['PRIVATE'], IpAddressType: 'dualstack', VpcEndpointIds: ['vpce-1'] } }),
    },
    {
      name: 'only known at deployment',
      template: rest({}, { EndpointConfiguration: { Types: [unknown], VpcEndpointIds: ['vpce-1'] }, ApiKeySourceType: unknown }),
    },
  ],
  invalid: [
    {
      name: 'an unknown type',
      template: rest({}, { EndpointConfiguration: { Types: ['GLOBAL'] } }),
      findings: [{ logicalId: 'Api', path: 'Properties/EndpointConfiguration/Types', actual: 'GLOBAL', severity: 'error' }],
    },
    {
      name: 'two types',
      template: rest({}, { EndpointConfiguration: { Types: ['EDGE', 'REGIONAL'] } }),
      findings: [{ logicalId: 'Api', actual: 2, severity: 'warning' }],
    },
    {
      name: 'VPC endpoints of a Regional API',
      template: rest({}, { EndpointConfiguration: { Types: ['REGIONAL'], VpcEndpointIds: ['vpce-1'] } }),
      findings: [{ logicalId: 'Api', path: 'Properties/EndpointConfiguration/VpcEndpointIds' }],
    },
    {
      name: 'IPv4 only on a private API',
      template: rest({}, { EndpointConfiguration: { Types: ['PRIVATE'], IpAddressType: 'ipv4' } }),
      findings: [{ logicalId: 'Api', path: 'Properties/EndpointConfiguration/IpAddressType' }],
    },
    {
      name: 'an unknown address type',
      template: rest({}, { EndpointConfiguration: { Types: ['REGIONAL'], IpAddressType: 'ipv6' } }),
      findings: [{ logicalId: 'Api', actual: 'ipv6' }],
    },
    {
      name: 'an unknown key source',
      template: rest({}, { ApiKeySourceType: 'QUERY' }),
      findings: [{ logicalId: 'Api', path: 'Properties/ApiKeySourceType', actual: 'QUERY' }],
    },
  ],
});
