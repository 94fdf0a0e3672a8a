import { restResourcesPerApi } from '../../../src/rules/rest/rest-resources-per-api';
import { keys, openapi, part, path, repeat, rest, template, unknown } from '../templates';
import { testRule } from '../test-rule';

const flat = (index: number) => path(`part${index}`);
const unnamed = () => path(unknown);
const foreign = (index: number) => part('Resource', { RestApiId: 'abc', ParentId: 'root', PathPart: `p${index}` });
const shared = (index: number) => `/all/p${index}`;

testRule(restResourcesPerApi, {
  valid: [
    { name: 'the limit itself, without the root', template: rest(repeat(300, 'Resource', flat)) },
    { name: 'paths of a body that share their parents', template: openapi(keys(299, shared, { get: {} })) },
  ],
  invalid: [
    {
      name: 'one over',
      template: rest(repeat(301, 'Resource', flat)),
      findings: [{ logicalId: 'Api', actual: 301, limit: 300, severity: 'warning' }],
    },
    {
      name: 'one over with path parts only known at deployment',
      template: rest(repeat(301, 'Resource', unnamed)),
      findings: [{ logicalId: 'Api', actual: 301 }],
    },
    {
      name: 'one over in two stacks that extend one API',
      templates: [rest({ ...repeat(200, 'Resource', flat) }, {}), template(repeat(301, 'Other', foreign))],
      findings: [{ logicalId: 'Other301', actual: 301 }],
    },
    {
      name: 'one over in a body, where every segment counts',
      template: openapi(keys(300, shared, { get: {} })),
      findings: [{ logicalId: 'Api', actual: 301 }],
    },
  ],
});
