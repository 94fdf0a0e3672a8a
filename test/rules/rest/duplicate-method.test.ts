import { duplicateMethod } from '../../../src/rules/rest/duplicate-method';
import { method, path, ref, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(duplicateMethod, {
  valid: [
    { name: 'two methods of one path', template: rest({ A: method(), B: method({ HttpMethod: 'POST' }) }) },
    { name: 'one method of two paths', template: rest({ P: path('p'), A: method(), B: method({ ResourceId: ref('P') }) }) },
    { name: 'a verb and ANY', template: rest({ A: method(), B: method({ HttpMethod: 'ANY' }) }) },
    {
      name: 'methods of which a condition chooses one',
      template: rest({ A: { ...method(), Condition: 'One' }, B: { ...method(), Condition: 'Other' } }),
    },
    { name: 'only known at deployment', template: rest({ A: method({ HttpMethod: unknown }), B: method({ HttpMethod: unknown }) }) },
  ],
  invalid: [
    {
      name: 'the same method twice',
      template: rest({ A: method(), B: method() }),
      findings: [{ logicalId: 'B', path: 'Properties/HttpMethod', actual: 'GET /', severity: 'error' }],
    },
    {
      name: 'the same path twice',
      template: rest({ A: path('p'), B: path('p') }),
      findings: [{ logicalId: 'B', path: 'Properties/PathPart', actual: '/p' }],
    },
  ],
});
