import { carryOver, dropsCallees } from '../../../src/deployer/carry';

const fn = (more: object = {}) => ({ Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, ...more }, DependsOn: ['RolePolicy', 'Role'] });
const role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } };
const rolePolicy = { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', Roles: [{ Ref: 'Role' }] } };
const permission = (name: string) => ({
  Type: 'AWS::Lambda::Permission',
  Properties: { FunctionName: { 'Fn::GetAtt': [name, 'Arn'] }, SourceArn: { 'Fn::Sub': 'arn:aws:execute-api:x:y:${Api}/*' } },
});
const api = { Type: 'AWS::ApiGateway::RestApi', Properties: {} };
const template = (Resources: object, more: object = {}) => ({ Resources, ...more });
const needs = (functions: string[], more: { qualified?: string[]; roles?: string[] } = {}) => ({
  functions: new Set(functions), qualified: new Set(more.qualified ?? []), roles: new Set(more.roles ?? []),
});
const physical = new Map([['Old', 'old-fn'], ['Other', 'other-fn'], ['OldVersion', 'arn:aws:lambda:x:y:function:old-fn:1'], ['CallerRole', 'caller-role']]);

test('a function that is called stays, with its permission, its role and the policy of the role', () => {
  const deployed = template({ Api: api, Old: fn(), OldAllowed: permission('Old'), Role: role, RolePolicy: rolePolicy });
  const { template: result, carried } = carryOver(deployed, template({ Api: api, New: fn() }), physical, needs(['old-fn']));
  expect([...carried].sort()).toEqual(['Old', 'OldAllowed', 'Role', 'RolePolicy']);
  expect(result.Resources).toMatchObject({ New: {}, ...deployed.Resources });
});

test('what nothing calls goes', () => {
  const deployed = template({ Api: api, Old: fn(), OldAllowed: permission('Old'), Other: fn(), Role: role });
  const next = template({ Api: api, Role: role });
  expect(carryOver(deployed, next, physical, needs([]))).toEqual({ template: next, carried: [], retained: [] });
  expect(carryOver(deployed, next, physical, needs(['other-fn'])).carried).toEqual(['Other']);
});

test('the permission alone stays when the function is still there', () => {
  const deployed = template({ Api: api, Old: fn(), OldAllowed: permission('Old'), Role: role });
  expect(carryOver(deployed, template({ Api: api, Old: fn(), Role: role }), physical, needs(['old-fn'])).carried).toEqual(['OldAllowed']);
});

test('a version and a role that integrations call with stay', () => {
  const deployed = template({ Old: fn(), OldVersion: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Old' } } }, CallerRole: role, Role: role });
  const { carried } = carryOver(deployed, template({ Old: fn(), Role: role }), physical,
    needs(['old-fn'], { qualified: ['arn:aws:lambda:x:y:function:old-fn:1'], roles: ['caller-role'] }));
  expect([...carried].sort()).toEqual(['CallerRole', 'OldVersion']);
});

test('a permission of an API that goes away goes with it', () => {
  const deployed = template({ Api: api, Old: fn(), OldAllowed: permission('Old'), Role: role });
  expect(carryOver(deployed, template({ Role: role }), physical, needs(['old-fn'])).carried).toEqual(['Old']);
});

test('parameters, conditions and mappings come along, and dependencies on what is gone do not', () => {
  const deployed = template({
    Old: { ...fn({ Description: { 'Fn::If': ['IsProd', { Ref: 'Text' }, { 'Fn::FindInMap': ['Texts', 'a', 'b'] }] } }), DependsOn: ['Gone', 'Role'] },
    Gone: { Type: 'AWS::SSM::Parameter' },
    Role: role,
  }, {
    Parameters: { Text: { Type: 'String' }, Env: { Type: 'String' }, Unused: { Type: 'String' } },
    Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } },
    Mappings: { Texts: { a: { b: 'c' } } },
  });
  const { template: result } = carryOver(deployed, template({ Role: role }), physical, needs(['old-fn']));
  expect(result).toMatchObject({ Parameters: { Text: {}, Env: {} }, Conditions: { IsProd: {} }, Mappings: { Texts: {} } });
  expect(result.Parameters).not.toHaveProperty('Unused');
  expect((result.Resources as Record<string, object>).Old).toHaveProperty('DependsOn', ['Role']);
});

test('a function that is replaced leaves the one that is called, with the permission', () => {
  const deployed = template({ Api: api, Old: fn({ FunctionName: 'old-fn' }), OldAllowed: permission('Old'), Role: role });
  const next = template({ Api: api, Old: fn({ FunctionName: 'renamed' }), OldAllowed: permission('Old'), Role: role });
  const { template: result, carried, retained } = carryOver(deployed, next, physical, needs(['old-fn']));
  expect([carried, retained]).toEqual([[], ['Old', 'OldAllowed']]);
  expect(result.Resources).toMatchObject({ Old: { UpdateReplacePolicy: 'Retain' }, OldAllowed: { UpdateReplacePolicy: 'Retain' } });
});

test.each([
  ['a function is dropped', template({ Old: fn() }), template({}), true],
  ['a permission changes', template({ P: permission('Old') }), template({ P: permission('Other') }), true],
  ['the code of a function changes', template({ Old: fn({ Code: 'a' }) }), template({ Old: fn({ Code: 'b' }) }), false],
  ['a table is dropped', template({ Table: { Type: 'AWS::DynamoDB::Table' } }), template({}), false],
])('it is worth asking what deployments call when %s: %#', (_, deployed, next, expected) => {
  expect(dropsCallees(deployed, next)).toBe(expected);
});
