import { parseTemplate, TemplateError } from '../../src/template';

function failure(file: string, text: string): string {
  try {
    parseTemplate(file, text);
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateError);
    return (error as Error).message;
  }
  throw new Error('nothing failed');
}

const BOMB = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...[...'bcdefgh'].map((name, index) => {
  const before = 'abcdefgh'[index];
  return `${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`;
}), 'Resources: {}'].join('\n');

describe('fails when', () => {
  test.each([
    ['the file is empty', 'a.json', '', 'a.json: the file is empty'],
    ['there is only space', 'a.yaml', ' \n\t\n', 'a.yaml: the file is empty'],
    ['there is only a comment', 'a.yaml', '# nothing', 'a.yaml: the file is empty'],
    ['the file is binary', 'a.yaml', 'PK\u0003\u0004\0\0', 'a.yaml: a binary file, not a template'],
    ['a comma is missing', 'a.json', '{\n  "Resources": {}\n  "Outputs": {}\n}', "a.json: invalid JSON at line 3, column 3: expected ',' or '}', got '\"'"],
    ['a bare word stands in JSON', 'a.json', '{"Resources": nothing}', "a.json: invalid JSON at line 1, column 15: expected a value, got 'n'"],
    ['JSON ends early', 'a.json', '{"Resources": {', 'a.json: invalid JSON at line 1, column 16: the text ends where a key in double quotes should be'],
    ['something follows the JSON', 'a.json', '{"Resources": {}} x', "a.json: invalid JSON at line 1, column 19: expected the end of the text, got 'x'"],
    ['the text is a list', 'a.json', '[]', 'a.json: not a CloudFormation template: expected an object with Resources, got a list'],
    ['the text is a word', 'a.yaml', 'hello', 'a.yaml: not a CloudFormation template: expected an object with Resources, got a string'],
    ['there are no resources', 'a.json', '{"Outputs": {}}', 'a.json: not a CloudFormation template: it has no Resources'],
    ['the resources are a list', 'a.json', '{"Resources": []}', 'a.json: Resources must be an object, got a list'],
    ['the YAML has a wrong indent', 'a.yaml', 'Resources:\n  A:\n    Type: x\n   B: y', /^a\.yaml: invalid YAML at line 4, column \d+: [^\n]+$/],
    ['the YAML has several documents', 'a.yaml', 'Resources: {}\n---\nResources: {}', 'a.yaml: a template is one YAML document, got 2'],
    ['a YAML anchor contains itself', 'a.yaml', 'Resources: &r\n  A: *r', /^a\.yaml: nested deeper than 500 levels, or an anchor that contains itself$/],
    ['YAML aliases multiply', 'a.yaml', BOMB, 'a.yaml: more than 1000000 values once its aliases are filled in'],
    ['an alias has no anchor', 'a.yaml', 'Resources: *nowhere', 'a.yaml: invalid YAML: the alias *nowhere has no anchor before it'],
    ['JSON is nested too deep', 'a.json', `{"Resources": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'a.json: nested deeper than 500 levels'],
    ['YAML is nested too deep', 'a.yaml', `Resources: ${'['.repeat(20_000)}${']'.repeat(20_000)}`, /^a\.yaml: .*nested deeper than 500 levels/],
    ['the text is too large', 'a.json', ' '.repeat(21 * 1024 * 1024), 'a.json: a template is at most 20 MB here, got 21 MB'],
  ])('%s', (_, file, text, message) => {
    const found = failure(file, text);
    if (typeof message === 'string') expect(found).toBe(message);
    else expect(found).toMatch(message);
    expect(found).not.toContain('\n');
  });
});

test.each([
  ['!Ref A', { Ref: 'A' }],
  ['!GetAtt A.B.C', { 'Fn::GetAtt': ['A', 'B.C'] }],
  ['!GetAtt [A, B]', { 'Fn::GetAtt': ['A', 'B'] }],
  ['!Sub "${A}-x"', { 'Fn::Sub': '${A}-x' }],
  ['!Sub ["${A}", { A: !Ref B }]', { 'Fn::Sub': ['${A}', { A: { Ref: 'B' } }] }],
  ['!Join ["/", [a, !Ref B]]', { 'Fn::Join': ['/', ['a', { Ref: 'B' }]] }],
  ['!If [C, !Ref "AWS::NoValue", 1]', { 'Fn::If': ['C', { Ref: 'AWS::NoValue' }, 1] }],
  ['!Condition C', { Condition: 'C' }],
  ['!Base64 { "Fn::Sub": x }', { 'Fn::Base64': { 'Fn::Sub': 'x' } }],
  ['!Select [0, !GetAZs ""]', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
  ['!Transform { Name: AWS::Include }', { 'Fn::Transform': { Name: 'AWS::Include' } }],
  ['2012-10-17', '2012-10-17'],
  ['yes', 'yes'],
  ['0x10', 16],
  ['!!str 12', '12'],
  ['~', null],
  ['|\n    a\n    b', 'a\nb\n'],
])('YAML %s', (text, value) => {
  expect(parseTemplate('a.yaml', `Resources:\n  A: ${text}\n`).body).toEqual({ Resources: { A: value } });
});

test.each([
  ['the last of two keys counts', 'A: 1\n  A: 2', { A: 2 }],
  ['a merged map', 'A: &a { B: 1, C: 2 }\n  D: { C: 3, <<: *a }', { A: { B: 1, C: 2 }, D: { B: 1, C: 3 } }],
  ['the first of merged maps counts', 'A: { <<: [{ B: 1 }, { B: 2, C: 3 }] }', { A: { B: 1, C: 3 } }],
  ['a quoted merge key is a key', "A: { '<<': 1 }", { A: { '<<': 1 } }],
])('in YAML, %s', (_, resources, data) => {
  expect(parseTemplate('a.yaml', `Resources:\n  ${resources}`).body).toEqual({ Resources: data });
});

test('keys of the language are plain data', () => {
  for (const [file, text] of [['a.json', '{"Resources":{"__proto__":{"constructor":1}}}'], ['a.yaml', 'Resources:\n  __proto__:\n    constructor: 1']]) {
    const { body } = parseTemplate(file, text);
    expect(Object.keys(body.Resources as object)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(body.Resources)).toBe(Object.prototype);
  }
});

describe('lines inside brackets and quotes need no indent, as in CloudFormation', () => {
  test.each([
    ['a bracket that ends below its key', 'Resources:\n  A: {\n    B: 1\n  }\n  C: 2', { A: { B: 1 }, C: 2 }],
    ['brackets in brackets', 'Resources:\n  A: [{\n  B: 1,\n  C: [2,\n 3]\n  }]\n  D: 4', { A: [{ B: 1, C: [2, 3] }], D: 4 }],
    ['comments before the line', 'Resources:\n  A: [1, # one\n    # two\n\n  2]', { A: [1, 2] }],
    ['Windows line ends', 'Resources:\r\n  A: {\r\n    B: 1\r\n  }\r\n', { A: { B: 1 } }],
    ['single quotes', "Resources:\n  A: !Sub '{\n  # ${B}\n  }'\n", { A: { 'Fn::Sub': '{   # ${B}   }' } }],
    ['double quotes after an escaped one', 'Resources:\n  A: "{\n    \\"B\\"\n  }"\n  C: 1', { A: '{ "B"   }', C: 1 }],
  ])('%s', (_, text, resources) => {
    expect(parseTemplate('a.yaml', text).body).toEqual({ Resources: resources });
  });

  test('positions are those of the file', () => {
    const { locate } = parseTemplate('a.yaml', 'Resources:\n  A: {\n  B: 1\n  }\n  C: 2');
    expect([locate?.('Resources/A/B'), locate?.('Resources/C')]).toEqual([{ line: 3, column: 3 }, { line: 5, column: 3 }]);
  });

  test.each([
    ['a bracket that never ends', 'Resources:\n  A: {\n  B: 1\n', 3],
    ['a quote that never ends', "Resources:\n  A: 'a\n  b\n", 4],
    ['a bracket that begins nowhere', 'Resources:\n  A: b\n  }\n', 3],
  ])('fails for %s, and tells where', (_, text, line) => {
    expect(failure('a.yaml', text)).toContain(`a.yaml: invalid YAML at line ${line}, `);
  });
});

test('a byte order mark is passed over', () => {
  expect(parseTemplate('a.json', '\uFEFF{"Resources":{}}').body).toEqual({ Resources: {} });
});

test('JSON without an extension and YAML that begins with a brace', () => {
  expect(parseTemplate('t.template', '{"Resources":{}}').body).toEqual({ Resources: {} });
  expect(parseTemplate('t.yaml', '{ Resources: {} } # flow').body).toEqual({ Resources: {} });
});

describe('tells where a pointer stands', () => {
  const JSON_TEXT = '{\n  "Resources": {\n    "A/b": { "Type": "x",\n      "List": [1, {"Deep": true}] }\n  }\n}';
  const YAML_TEXT = 'Resources:\n  A/b:\n    Type: x\n    List:\n      - 1\n      - !Sub\n        - x\n        - Deep: true\n';
  test.each([
    ['a.json', JSON_TEXT, 'Resources', 2, 3],
    ['a.json', JSON_TEXT, '/Resources/A~1b', 3, 5],
    ['a.json', JSON_TEXT, 'Resources/A~1b/Type', 3, 14],
    ['a.json', JSON_TEXT, 'Resources/A~1b/List/1/Deep', 4, 20],
    ['a.yaml', YAML_TEXT, 'Resources', 1, 1],
    ['a.yaml', YAML_TEXT, 'Resources/A~1b/Type', 3, 5],
    ['a.yaml', YAML_TEXT, 'Resources/A~1b/List/0', 5, 9],
    ['a.yaml', YAML_TEXT, 'Resources/A~1b/List/1/Fn::Sub/1/Deep', 8, 11],
  ])('%s (%#)', (file, text, pointer, line, column) => {
    expect(parseTemplate(file, text).locate?.(pointer)).toEqual({ line, column });
  });

  test('and nothing for a pointer to nowhere', () => {
    expect(parseTemplate('a.json', JSON_TEXT).locate?.('Resources/B')).toBeUndefined();
  });
});
