import { domainMultilevelMappings } from '../../../src/rules/domain/domain-multilevel-mappings';
import { ref, repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

const mappings = (count: number, prefix: string, domain: unknown = ref('Domain')) =>
  repeat(count, 'Map', (index) => resource('ApiGatewayV2::ApiMapping', { ApiId: 'abc', DomainName: domain, ApiMappingKey: `${prefix}${index}` }));

testRule(domainMultilevelMappings, {
  valid: [
    { name: 'the limit itself', template: template({ Domain: resource('ApiGatewayV2::DomainName', {}), ...mappings(200, 'a/') }) },
    { name: 'more with one level', template: template({ Domain: resource('ApiGatewayV2::DomainName', {}), ...mappings(201, '') }) },
  ],
  invalid: [
    {
      name: 'one over',
      template: template({ Domain: resource('ApiGatewayV2::DomainName', {}), ...mappings(201, 'a/') }),
      findings: [{ logicalId: 'Domain', actual: 201, limit: 200, severity: 'error' }],
    },
    {
      name: 'one over for a domain that is not in the template',
      template: template(mappings(201, 'a/', 'example.com')),
      findings: [{ logicalId: 'Map201', actual: 201 }],
    },
  ],
});
