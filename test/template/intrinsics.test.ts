import { Unresolved } from '../../src/model';
import { dependenciesOf, evaluate, evaluateConditions, EvaluationError, resolve, type Scope } from '../../src/template';

const SCOPE: Scope = {
  ref: (name) => ({ 'Bucket': 'my-bucket', 'AWS::Region': 'eu-west-1', 'List': ['a', 'b'], 'Empty': '' })[name],
  attribute: (id, name) => id === 'Bucket' && name === 'Arn' ? 'arn:aws:s3:::my-bucket' : undefined,
  importValue: (name) => name === 'Shared-Id' ? 'abc123' : undefined,
  stackOutput: (stack, output) => stack === 'Other' && output === 'Url' ? 'https://x' : undefined,
  condition: (name) => ({ Yes: true, No: false })[name],
  mappings: { Sizes: { 'eu-west-1': { small: 1, list: ['x', 'y'] } } },
  availabilityZones: (region) => [`${region}a`, `${region}b`],
};

describe('resolves', () => {
  test.each<[string, unknown, unknown]>([
    ['a reference', { Ref: 'Bucket' }, 'my-bucket'],
    ['an empty reference', { Ref: 'Empty' }, ''],
    ['an attribute in a list', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws:s3:::my-bucket'],
    ['an attribute in a text', { 'Fn::GetAtt': 'Bucket.Arn' }, 'arn:aws:s3:::my-bucket'],
    ['a substitution', { 'Fn::Sub': '${Bucket}/${Bucket.Arn}/${!Literal}/$${AWS::Region}' }, 'my-bucket/arn:aws:s3:::my-bucket/${Literal}/$eu-west-1'],
    ['a substitution with variables of its own', { 'Fn::Sub': ['${Bucket}-${x}', { Bucket: 'other', x: { Ref: 'Bucket' } }] }, 'other-my-bucket'],
    ['a substitution of nothing', { 'Fn::Sub': '' }, ''],
    ['a join', { 'Fn::Join': ['-', ['a', 1, { Ref: 'Bucket' }]] }, 'a-1-my-bucket'],
    ['a join of a list parameter', { 'Fn::Join': [',', { Ref: 'List' }] }, 'a,b'],
    ['a join of nothing', { 'Fn::Join': [',', []] }, ''],
    ['a selection from a split', { 'Fn::Select': ['5', { 'Fn::Split': [':', { 'Fn::GetAtt': ['Bucket', 'Arn'] }] }] }, 'my-bucket'],
    ['a mapping', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'small'] }, 1],
    ['a mapping with a default', { 'Fn::FindInMap': ['Sizes', 'us-east-1', 'small', { DefaultValue: { Ref: 'Bucket' } }] }, 'my-bucket'],
    ['a decision', { 'Fn::If': ['Yes', 'a', { Ref: 'Nowhere' }] }, 'a'],
    ['no value in an object and in a list', { a: { Ref: 'AWS::NoValue' }, b: [{ 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] }, 2] }, { b: [2] }],
    ['Base64', { 'Fn::Base64': { 'Fn::Sub': '${Bucket}' } }, 'bXktYnVja2V0'],
    ['a length', { 'Fn::Length': { Ref: 'List' } }, 2],
    ['JSON', { 'Fn::ToJsonString': { a: { Ref: 'Bucket' } } }, '{"a":"my-bucket"}'],
    ['an import', { 'Fn::ImportValue': { 'Fn::Sub': 'Shared-Id' } }, 'abc123'],
    ['an output of another stack', { 'Fn::GetStackOutput': { StackName: 'Other', OutputName: 'Url' } }, 'https://x'],
    ['availability zones', { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] }, 'eu-west-1b'],
    ['what only looks like a function', { Ref: 'Bucket', also: 1 }, { Ref: 'Bucket', also: 1 }],
    ['keys of the language', JSON.parse('{"__proto__":{"Ref":"Bucket"}}'), JSON.parse('{"__proto__":"my-bucket"}')],
  ])('%s', (_, value, expected) => {
    expect(resolve(value, SCOPE)).toEqual(expected);
    expect(evaluate(value, SCOPE)).toEqual(expected);
  });
});

describe('of what only the deployment will tell', () => {
  test.each<[string, unknown, unknown]>([
    ['a choice between two that are the same is known', { 'Fn::If': ['Maybe', 'a', 'a'] }, 'a'],
    ['a mapping with the same value everywhere is known', { 'Fn::FindInMap': ['Same', { Ref: 'Nowhere' }, 'small'] }, 5],
    ['a dynamic reference is unresolved', '{{resolve:ssm:/stage:1}}', new Unresolved('{{resolve:ssm:/stage:1}}')],
    ['the text around a dynamic reference is known', { 'Fn::Sub': 'https://{{resolve:ssm:/host}}/x' },
      new Unresolved({ 'Fn::Sub': 'https://{{resolve:ssm:/host}}/x' }, 'https://${Unknown}/x')],
    ['nothing of an object with a transform in it is known', { 'a': 1, 'Fn::Transform': { Name: 'AWS::Include' } },
      new Unresolved({ 'a': 1, 'Fn::Transform': { Name: 'AWS::Include' } })],
  ])('%s', (_, value, expected) => {
    expect(resolve(value, { ...SCOPE, mappings: { Same: { a: { small: 5 }, b: { small: 5 } } } })).toEqual(expected);
  });

  test.each<[string, unknown]>([
    ['a choice between two that differ', { 'Fn::If': ['Maybe', 'a', 'b'] }],
    ['a choice between a value and none', { 'Fn::If': ['Maybe', 'a', { Ref: 'AWS::NoValue' }] }],
    ['a mapping with several values', { 'Fn::FindInMap': ['Different', { Ref: 'Nowhere' }, 'small'] }],
    ['a mapping that does not always have the key', { 'Fn::FindInMap': ['Missing', { Ref: 'Nowhere' }, 'small'] }],
  ])('%s is unresolved', (_, value) => {
    const mappings = { Different: { a: { small: 5 }, b: { small: 6 } }, Missing: { a: { small: 5 }, b: {} } };
    expect(resolve(value, { ...SCOPE, mappings })).toBeInstanceOf(Unresolved);
  });

  test('a strict evaluation leaves dynamic references to whoever looks them up', () => {
    expect(evaluate('{{resolve:ssm:/stage:1}}', SCOPE)).toBe('{{resolve:ssm:/stage:1}}');
  });
});

describe('leaves unresolved, and a strict evaluation fails with', () => {
  const no = 'Template error: every';
  test.each<[string, unknown, string | undefined, string[]]>([
    ['Template format error: Unresolved resource dependencies [X] in the Resources block of the template', { Ref: 'X' }, '${X}', ['X']],
    ['Template error: instance of Fn::GetAtt references undefined resource or attribute X.Arn', { 'Fn::GetAtt': ['X', 'Arn'] }, '${X.Arn}', ['X']],
    ['Unresolved resource dependencies [X]', { 'Fn::Sub': '${!a}${X}-${Bucket}' }, '${!a}${X}-my-bucket', ['X']],
    ['references undefined resource or attribute Y.Arn', { 'Fn::Join': ['/', ['${', { 'Fn::GetAtt': ['Y', 'Arn'] }, { Ref: 'Y' }]] }, '${!/${Y.Arn}/${Y}', ['Y']],
    ['No export named Nothing found', { 'Fn::Join': ['', ['a/', { 'Fn::ImportValue': 'Nothing' }]] }, 'a/${Fn::ImportValue}', []],
    ['Template error: Fn::Select  cannot select nonexistent value at index 7', { 'Fn::Select': [7, ['a']] }, undefined, []],
    ['Template error: Unable to get mapping for Sizes::mars::small', { 'Fn::FindInMap': ['Sizes', 'mars', 'small'] }, undefined, []],
    ['Unresolved condition dependency Maybe in Fn::If', { 'Fn::If': ['Maybe', { Ref: 'X' }, 'b'] }, undefined, ['X']],
    ['Template error: Fn::Transform is not supported', { 'Fn::Transform': { Name: 'AWS::Include' } }, undefined, []],
    [`${no} Fn::Join object`, { 'Fn::Join': 'a' }, undefined, []],
    [`${no} Fn::Split object`, { 'Fn::Split': ['', 'a'] }, undefined, []],
    [`${no} Fn::Length object`, { 'Fn::Length': 'a' }, undefined, []],
    [`${no} Ref object`, { Ref: ['X'] }, undefined, []],
    [`${no} Fn::Sub object`, { 'Fn::Sub': { a: 1 } }, undefined, []],
  ])('%s', (message, value, pattern, references) => {
    const resolved = resolve(value, SCOPE);
    expect(resolved).toBeInstanceOf(Unresolved);
    expect((resolved as Unresolved).pattern).toBe(pattern);
    expect((resolved as Unresolved).references).toEqual(references);
    expect(() => evaluate(value, SCOPE)).toThrow(EvaluationError);
    expect(() => evaluate(value, SCOPE)).toThrow(message);
  });
});

test('a substitution of one name is what the name stands for', () => {
  const known = new Unresolved({ Ref: 'Api' }, '${Api}', ['Api']);
  expect(resolve({ 'Fn::Sub': '${Api}' }, { ...SCOPE, ref: () => known })).toBe(known);
});

test.each<[unknown, string[]]>([
  [{ a: { Ref: 'A' }, b: [{ 'Fn::GetAtt': ['B', 'Arn'] }, { 'Fn::GetAtt': 'C.D.E' }, { Ref: 'A' }] }, ['A', 'B', 'C']],
  [{ 'Fn::Sub': ['${A} ${B.Arn} ${c} ${!D} ${AWS::Region}', { c: { Ref: 'E' } }] }, ['A', 'B', 'E']],
  [{ Ref: 'AWS::Region' }, []],
  [{ 'Fn::GetAtt': ['A', { Ref: 'B' }] }, ['A', 'B']],
  ['text', []],
])('%j depends on %j', (value, expected) => expect(dependenciesOf(value)).toEqual(expected));

test.each<[string, unknown, boolean | undefined]>([
  ['equal', { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] }, true],
  ['a number and its text', { 'Fn::Equals': [1, '1'] }, true],
  ['different', { 'Fn::Equals': ['a', 'b'] }, false],
  ['unknown', { 'Fn::Equals': [{ Ref: 'Parameter' }, ''] }, undefined],
  ['not', { 'Fn::Not': [{ Condition: 'True' }] }, false],
  ['and with one false part', { 'Fn::And': [{ 'Fn::Equals': [{ Ref: 'Parameter' }, ''] }, { Condition: 'False' }] }, false],
  ['and with an unknown part', { 'Fn::And': [{ 'Fn::Equals': [{ Ref: 'Parameter' }, ''] }, { Condition: 'True' }] }, undefined],
  ['or with one true part', { 'Fn::Or': [{ 'Fn::Equals': [{ Ref: 'Parameter' }, ''] }, { Condition: 'True' }] }, true],
  ['or of false parts', { 'Fn::Or': [{ Condition: 'False' }, { Condition: 'False' }] }, false],
  ['itself', { Condition: 'It' }, undefined],
  ['nonsense', 'yes', undefined],
])('a condition that is %s', (_, expression, expected) => {
  const conditions = { It: expression, True: { 'Fn::Equals': ['a', 'a'] }, False: { 'Fn::Equals': ['a', 'b'] } };
  expect(evaluateConditions(conditions, SCOPE)('It')).toBe(expected);
});
