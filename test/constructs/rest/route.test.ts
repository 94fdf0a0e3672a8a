import { Validations } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import { bodyOf, liveApi, newApi, newStack, templateOf } from './synth';
import { Authorizer, Integration, RestApi } from '../../../src/constructs';

const mock = Integration.mock();

describe('routes', () => {
  test('of every method are in the document, whatever the order of the calls', () => {
    const one = new RestApi(newStack(), 'Api');
    one.addStage('prod');
    one.get('/a', mock);
    one.post('/a', mock);
    one.any('/b/{id}', mock);
    const other = new RestApi(newStack(), 'Api');
    other.addStage('prod');
    other.any('/b/{id}', mock);
    other.route('post', '/a', mock);
    other.get('/a', mock);

    expect(JSON.stringify(bodyOf(one))).toBe(JSON.stringify(bodyOf(other)));
    expect(Object.keys(bodyOf(one).paths['/a'])).toEqual(['get', 'post']);
    expect(Object.keys(bodyOf(one).paths['/b/{id}'])).toEqual(['x-amazon-apigateway-any-method']);
  });

  test('declare the variables of their path', () => {
    const api = new RestApi(newStack(), 'Api');
    api.addStage('prod');
    api.get('/orders/{id}/files/{path+}', mock);
    expect(bodyOf(api).paths['/orders/{id}/files/{path+}'].get.parameters).toEqual([
      { in: 'path', name: 'id', required: true, schema: { type: 'string' } },
      { in: 'path', name: 'path', required: true, schema: { type: 'string' } },
    ]);
  });

  test.each([
    ['the root', '/'],
    ['a greedy variable at the end', '/files/{proxy+}'],
    ['a literal beside a variable', '/{id}/x', '/literal/x'],
    ['the same variable again', '/{id}/x', '/{id}/y'],
    ['all characters', '/aZ0._-:,$'],
  ])('take %s', (_, ...paths) => {
    const api = new RestApi(newStack(), 'Api');
    api.addStage('prod');
    for (const path of paths) api.get(path, mock);
    expect(Object.keys(bodyOf(api).paths).sort()).toEqual([...paths].sort());
  });

  test.each([
    ['no slash at the start', ['orders'], "path of a route must start with '/', got 'orders'"],
    ['a slash at the end', ['/orders/'], "path of a route must have no empty segment and no '/' at its end, got '/orders/'"],
    ['an empty segment', ['/a//b'], "path of a route must have no empty segment and no '/' at its end, got '/a//b'"],
    ['half a variable', ['/item{id}'], "segment of path '/item{id}' must be a variable such as {id} or {proxy+}, or consist of a-z, A-Z, 0-9 and ._-:,$, got 'item{id}'"],
    ['a blank', ['/a b'], "got 'a b'"],
    ['something below a greedy variable', ['/{proxy+}/a'], "nothing can follow the greedy variable {proxy+}, got '/{proxy+}/a'"],
    ['one variable twice', ['/{id}/{id}'], "path variables must have different names, got {id} twice in '/{id}/{id}'"],
    ['two variables side by side', ['/orders/{id}', '/orders/{order}/items'], "one path segment can have one variable, got {order} in '/orders/{order}/items' beside {id}"],
    ['a greedy variable beside a variable', ['/{id}', '/{proxy+}'], "one path segment can have one variable, got {proxy+} in '/{proxy+}' beside {id}"],
    ['the same route twice', ['/a', '/a'], 'route GET /a exists already'],
  ])('fails when there is %s', (_, paths, message) => {
    const api = new RestApi(newStack(), 'Api');
    api.addStage('prod');
    expect(() => paths.forEach((path) => api.get(path, mock))).toThrow(message);
  });

  test('fails when the method is none', () => {
    expect(() => newApi().route('FETCH', '/a', mock)).toThrow("method of a route must be one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS or ANY, got 'FETCH'");
  });
});

describe('authorization of a route', () => {
  const warning = Match.stringLikeRegexp('anyone can call GET /open: .*undecided-authorization');

  test('that nobody decided is a warning', () => {
    const api = liveApi();
    api.get('/open', mock);
    Annotations.fromStack(api.stack).hasWarning('/Stack/Api/GET --open', warning);
  });

  test.each([
    ['its own', undefined, Authorizer.none()],
    ["the API's", Authorizer.iam(), undefined],
  ])('that is %s is none', (_, defaultAuthorizer, authorizer) => {
    const api = new RestApi(newStack(), 'Api', { defaultAuthorizer });
    api.addStage('prod');
    api.get('/open', mock, { authorizer });
    Annotations.fromStack(api.stack).hasNoWarning('*', Match.anyValue());
  });

  test('can be acknowledged', () => {
    const api = new RestApi(newStack(), 'Api');
    api.addStage('prod');
    const route = api.get('/open', mock);
    Validations.of(route).acknowledge({ id: 'cdk-gatehouse:undecided-authorization', reason: 'status page' });
    Annotations.fromStack(api.stack).hasNoWarning('*', Match.anyValue());
  });
});

describe('grantInvoke', () => {
  test('lets a principal call the one route', () => {
    const stack = newStack();
    const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.iam() });
    api.addStage('prod');
    const role = new iam.Role(stack, 'Caller', { assumedBy: new iam.AccountRootPrincipal() });
    api.get('/orders/{id}', mock).grantInvoke(role);
    const [policy] = Object.values(templateOf(api).findResources('AWS::IAM::Policy'));
    expect(policy.Properties.PolicyDocument.Statement[0]).toMatchObject({
      Action: 'execute-api:Invoke',
      Resource: { 'Fn::Join': ['', expect.arrayContaining(['/*/GET/orders/*'])] },
    });
  });

  test.each<[string, Authorizer | undefined, string]>([
    ['lets in anyone', Authorizer.none(), 'NONE'],
    ['asks a user pool', Authorizer.cognito([cognito.UserPool.fromUserPoolId(newStack(), 'Pool', 'eu-west-1_a')]), 'COGNITO_USER_POOLS'],
    ['says nothing', undefined, 'no authorizer'],
  ])('fails when the route %s', (_, authorizer, got) => {
    const stack = newStack();
    const role = new iam.Role(stack, 'Caller', { assumedBy: new iam.AccountRootPrincipal() });
    const route = new RestApi(stack, 'Api').get('/orders', mock, { authorizer });
    expect(() => route.grantInvoke(role)).toThrow(`GET /orders of Stack/Api must have Authorizer.iam() for grantInvoke, got ${got}: what IAM allows has no effect on it`);
  });
});
