import { resourcePathPart } from '../../../src/rules/rest/resource-path-part';
import { openapi, path, ref, rest, serverless, unknown } from '../templates';
import { testRule } from '../test-rule';

const EITHER = {
  Parameters: { Parameter: { Type: 'String', AllowedValues: ['a', 'b'] } },
  Conditions: { A: { 'Fn::Equals': [unknown, 'a'] }, NotA: { 'Fn::Not': [{ Condition: 'A' }] } },
};

testRule(resourcePathPart, {
  valid: [
    {
      name: 'variables whose conditions exclude each other',
      template: { ...EITHER, ...rest({ Id: { ...path('{id}'), Condition: 'A' }, Name: { ...path('{name}'), Condition: 'NotA' }, Lines: { ...path('lines', ref('Name')), Condition: 'NotA' } }) },
    },
    { name: 'every character that is allowed', template: rest({ A: path('aZ9._-:$') }) },
    { name: 'variables', template: rest({ A: path('{id}'), B: path('{rest+}', ref('A')) }) },
    { name: 'only known at deployment', template: rest({ A: path(unknown) }) },
    { name: 'the same variable in two paths of a body', template: openapi({ '/a/{id}': {}, '/a/{id}/b': {}, '/b/{other}': {} }) },
    { name: 'paths of events', template: serverless({ A: { Path: '/a/{id}', Method: 'get' }, B: { Path: '/a/{id}/b', Method: 'get' }, C: { Path: unknown, Method: 'get' } }) },
    { name: 'a variable whose name is only known at deployment', template: rest({ Id: path({ 'Fn::Sub': '{${Parameter}}' }) }) },
  ],
  invalid: [
    {
      name: 'variables of which one is always there',
      template: { Conditions: { A: { 'Fn::Equals': [unknown, 'a'] } }, ...rest({ Id: path('{id}'), Name: { ...path('{name}'), Condition: 'A' } }) },
      findings: [{ logicalId: 'Name', message: 'already has the variable {id}', severity: 'error' }],
    },
    {
      name: 'variables with one condition',
      template: { Conditions: { A: { 'Fn::Equals': [unknown, 'a'] } }, ...rest({ Id: { ...path('{id}'), Condition: 'A' }, Name: { ...path('{name}'), Condition: 'A' } }) },
      findings: [{ logicalId: 'Name', message: 'already has the variable {id}', severity: 'error' }],
    },
    {
      name: 'variables with conditions that do not exclude each other',
      template: {
        Parameters: { Parameter: { Type: 'String', AllowedValues: ['a', 'b'] } },
        Conditions: { A: { 'Fn::Equals': [unknown, 'a'] }, NotB: { 'Fn::Not': [{ 'Fn::Equals': [unknown, 'b'] }] } },
        ...rest({ Id: { ...path('{id}'), Condition: 'A' }, Name: { ...path('{name}'), Condition: 'NotB' } }),
      },
      findings: [{ logicalId: 'Name', message: 'already has the variable {id}', severity: 'warning' }],
    },
    {
      name: 'a third variable that is always there',
      template: { ...EITHER, ...rest({ Id: { ...path('{id}'), Condition: 'A' }, Name: { ...path('{name}'), Condition: 'NotA' }, Sku: path('{sku}') }) },
      findings: [{ logicalId: 'Sku', message: 'already has the variable {id}', severity: 'error' }],
    },
    {
      name: 'a variable that is not the whole segment',
      template: rest({ A: path('item{id}') }),
      findings: [{ logicalId: 'A', path: 'Properties/PathPart', actual: 'item{id}', severity: 'error' }],
    },
    { name: 'a space', template: rest({ A: path('a b') }), findings: [{ logicalId: 'A', actual: 'a b' }] },
    { name: 'a slash', template: rest({ A: path('a/b') }), findings: [{ logicalId: 'A', actual: 'a/b' }] },
    { name: 'a comma, which AWS documents both ways', template: rest({ A: path('a,b') }), findings: [{ logicalId: 'A', severity: 'warning' }] },
    {
      name: 'two variables below one parent',
      template: rest({ A: path('{id}'), B: path('{name}') }),
      findings: [{ logicalId: 'B', actual: '{name}', message: 'already has the variable {id}' }],
    },
    { name: 'a greedy variable beside another', template: rest({ A: path('{id}'), B: path('{proxy+}') }), findings: [{ logicalId: 'B' }] },
    {
      name: 'a child of a greedy variable',
      template: rest({ A: path('{proxy+}'), B: path('b', ref('A')) }),
      findings: [{ logicalId: 'B', actual: 'b', message: 'end of a path' }],
    },
    {
      name: 'the same in a body',
      template: openapi({ '/a/{id}': {}, '/a/{name}/b': {}, '/x/{p+}/y': {}, '/item{id}': {} }),
      findings: [
        { logicalId: 'Api', path: 'Properties/Body/paths/~1a~1{name}~1b' },
        { logicalId: 'Api', path: 'Properties/Body/paths/~1item{id}' },
        { logicalId: 'Api', path: 'Properties/Body/paths/~1x~1{p+}~1y' },
      ],
    },
    {
      name: 'a variable that is a part of a segment of an event',
      template: serverless({ A: { Path: '/a{id}', Method: 'get' } }),
      findings: [{ logicalId: 'Function', path: 'Properties/Events/A/Properties/Path' }],
    },
    {
      name: 'clashing variables of two events',
      template: serverless({ A: { Path: '/a/{id}', Method: 'get' }, B: { Path: '/a/{name}', Method: 'get' } }),
      findings: [{ logicalId: 'Function', path: 'Properties/Events/B/Properties/Path', message: 'already has the variable {id}' }],
    },
    { name: 'a path of an event without a slash', template: serverless({ A: { Path: 'a', Method: 'get' } }), findings: [{ logicalId: 'Function', message: 'must begin with /' }] },
    { name: 'an empty path part', template: rest({ Empty: path('') }), findings: [{ logicalId: 'Empty', path: 'Properties/PathPart' }] },
    {
      name: 'a variable beside a part only known at deployment',
      template: rest({ Id: path({ 'Fn::Sub': '${Parameter}{id}' }) }),
      findings: [{ logicalId: 'Id', path: 'Properties/PathPart', message: "got '${Parameter}{id}'" }],
    },
  ],
});
