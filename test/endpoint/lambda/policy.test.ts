import { ResourcePolicy } from '../../../src/endpoint/lambda/policy';

const API = 'arn:aws:execute-api:us-east-1:111111111111:abc';

test.each([
  ['the whole API', { sourceArn: `${API}/*` }, `${API}/prod/GET/a`, true],
  ['another API', { sourceArn: `${API}/*` }, 'arn:aws:execute-api:us-east-1:111111111111:xyz/prod/GET/a', false],
  ['one route on any stage', { sourceArn: `${API}/*/GET/a` }, `${API}/prod/GET/a`, true],
  ['one route on any stage, another route', { sourceArn: `${API}/*/GET/a` }, `${API}/prod/GET/b`, false],
  ['a route with a parameter', { sourceArn: `${API}/*/GET/a/*` }, `${API}/prod/GET/a/{id}`, true],
  ['no source', {}, `${API}/prod/GET/a`, true],
  ['the account', { sourceAccount: '111111111111' }, `${API}/prod/GET/a`, true],
  ['another account', { sourceAccount: '222222222222' }, `${API}/prod/GET/a`, false],
  ['another service', { principal: 's3.amazonaws.com' }, `${API}/prod/GET/a`, false],
  ['everybody', { principal: '*' }, `${API}/prod/GET/a`, true],
  ['another action', { action: 'lambda:GetFunction' }, `${API}/prod/GET/a`, false],
])('a permission for %s', (_, input, sourceArn, expected) => {
  const policy = new ResourcePolicy('arn:aws:lambda:us-east-1:111111111111:function:f');
  policy.add({ statementId: 's', action: 'lambda:InvokeFunction', principal: 'apigateway.amazonaws.com', ...input });
  expect(policy.permits('apigateway.amazonaws.com', sourceArn)).toBe(expected);
});
