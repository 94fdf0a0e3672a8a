import { permits } from '../../../src/deployer/callees/permission';

const API = 'arn:aws:execute-api:eu-west-1:123456789012:abc';
const SOURCE = `${API}/prod/GET/orders/x`;
const statement = (more: object) => [{ Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'lambda:InvokeFunction', ...more }];
const from = (sourceArn: string) => statement({ Condition: { ArnLike: { 'AWS:SourceArn': sourceArn } } });

test.each([
  ['for the whole API', from(`${API}/*`), true],
  ['for any stage and the route', from(`${API}/*/GET/orders/*`), true],
  ['for the stage', from(`${API}/prod/*/*`), true],
  ['without a source', statement({}), true],
  ['of the account', statement({ Condition: { StringEquals: { 'AWS:SourceAccount': '123456789012' } } }), true],
  ['of everybody', statement({ Principal: '*' }), true],
  ['of all actions', statement({ Action: ['lambda:*'] }), true],
  ['under a condition that is not known here', statement({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }), true],
  ['for another stage', from(`${API}/beta/*/*`), false],
  ['for another method', from(`${API}/*/POST/orders/*`), false],
  ['for another API', from('arn:aws:execute-api:eu-west-1:123456789012:xyz/*'), false],
  ['of another account', statement({ Condition: { StringEquals: { 'AWS:SourceAccount': '210987654321' } } }), false],
  ['of another service', statement({ Principal: { Service: 'sns.amazonaws.com' } }), false],
  ['of another action', statement({ Action: 'lambda:GetFunction' }), false],
  ['that denies', statement({ Effect: 'Deny' }), false],
  ['that is not there', [], false],
])('a permission %s', (_, statements, expected) => {
  expect(permits(statements, SOURCE)).toBe(expected);
});

test('an authorizer, whose id an export does not tell, may have any', () => {
  expect(permits(from(`${API}/authorizers/a1b2c3`), `${API}/authorizers/*`)).toBe(true);
  expect(permits(from(`${API}/prod/*/*`), `${API}/authorizers/*`)).toBe(false);
});
