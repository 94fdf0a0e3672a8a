import { duplicateMethod } from '../../../src/rules/rest/duplicate-method';
import { method, path, ref, rest, serverless, unknown } from '../templates';
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
    { name: 'two methods of events', template: serverless({ A: { Path: '/a', Method: 'get' }, B: { Path: '/a', Method: 'post' } }) },
    {
      name: 'an event for a method of the definition',
      template: serverless({ A: { Path: '/a', Method: 'get' } }, { DefinitionBody: { openapi: '3.0.1', paths: { '/a': { get: {} } } } }),
    },
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
    {
      name: 'two events for one method',
      template: serverless({ A: { Path: '/a', Method: 'get' }, B: { Path: '/a', Method: 'GET' } }),
      findings: [{ logicalId: 'Function', path: 'Properties/Events/B/Properties/Method' }],
    },
  ],
});
