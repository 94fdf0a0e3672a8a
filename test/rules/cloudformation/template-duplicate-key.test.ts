import { lint } from '../../../src/rules';
import { templateDuplicateKey } from '../../../src/rules/cloudformation/template-duplicate-key';
import { parseTemplate } from '../../../src/template';

const find = (text: string) => lint([parseTemplate('a.yaml', text)], {}, [templateDuplicateKey]).findings;

test.each([
  ['the same key in two maps', 'Resources:\n  A: { Type: B }\n  B: { Type: B }'],
  ['a merged map with a key of its own', 'Resources:\n  A: &a { Type: B }\n  B: { <<: *a, Type: C }'],
])('takes %s', (_, text) => {
  expect(find(text)).toEqual([]);
});

test.each([
  ['a resource', 'Resources:\n  A: { Type: B }\n  A: { Type: C }', { logicalId: 'A', path: '', severity: 'warning', line: 3 }],
  ['a property', 'Resources:\n  A:\n    Type: B\n    Properties: { C: 1, D: 2, C: 3 }', { logicalId: 'A', path: 'Properties/C' }],
  ['an output', 'Resources: { A: { Type: B } }\nOutputs: { C: {}, C: {} }', { logicalId: 'A', message: "key 'Outputs/C' is there twice, and only the last one counts" }],
])('finds %s', (_, text, finding) => {
  expect(find(text)).toMatchObject([finding]);
});
