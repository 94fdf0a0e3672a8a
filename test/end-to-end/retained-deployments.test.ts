import { CfnOutput, type Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Stacks, templateOf, type Json } from './stacks';
import { Authorizer, CanaryStep, Integration, Permissions, Release, RestApi, type RestApiProps } from '../../src/constructs';
import { MANIFEST_KEY, type Manifest } from '../../src/model';

let stacks: Stacks;
beforeAll(async () => { stacks = await Stacks.open(); });
afterAll(() => stacks.close());

const answering = (stack: Stack, id: string, text = id) => new lambda.Function(stack, id, {
  runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline(`exports.handler = async () => ({ statusCode: 200, body: '${text}' })`),
});

const allowing = (stack: Stack, id: string) => new lambda.Function(stack, id, {
  runtime: lambda.Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: lambda.Code.fromInline(`exports.handler = async ({ methodArn }) => ({
    principalId: 'p', policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: methodArn }] },
  })`),
});

interface Version {
  readonly routes: (api: RestApi, stack: Stack) => void;
  readonly props?: RestApiProps;
  readonly release?: Release;
}

function templateFor(name: string, { routes, props, release = Release.canary({ steps: [CanaryStep.percent(50)] }) }: Version): Json {
  return templateOf(name, (stack) => {
    const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.none(), ...props });
    routes(api, stack);
    api.addStage('prod', { release });
    new CfnOutput(stack, 'ApiId', { value: api.restApiId });
  });
}

/** Deploys a version, then another with the stage pinned to the first, as `gatehouse deploy` does before a canary starts. */
async function deployPinned(name: string, one: Version, two: Version): Promise<{ apiId: string; before: string; after: string; pin: string }> {
  const [first, second] = [templateFor(name, one), templateFor(name, two)];
  const { ApiId, ...outputs } = await stacks.deploy(name, first);
  const idOf = (of: Record<string, string>) => Object.entries(of).find(([key]) => key.includes('LatestDeploymentId'))![1];
  const before = idOf(outputs);
  const pin = (second.Metadata[MANIFEST_KEY] as Manifest).stages[0].pinParameter!;
  const after = idOf(await stacks.deploy(name, second, { [pin]: before }));
  expect(after).not.toBe(before);
  return { apiId: ApiId, before, after, pin };
}

const answer = async (apiId: string, init?: RequestInit) => {
  const response = await stacks.call(apiId, '/a', init);
  return [response.status, await response.text()];
};

const lambdaRoute = (id: string, text?: string) => (api: RestApi, stack: Stack) => void api.get('/a', Integration.lambda(answering(stack, id, text)));

describe.each<[string, RestApiProps]>([
  ['one permission for the API', {}],
  ['a permission for each route', { permissions: Permissions.ROUTE }],
])('with %s', (_, props) => {
  test.each<[string, string, Version['routes'], Version['routes'], string]>([
    ['moves to another function', 'Moved', (api, stack) => {
      answering(stack, 'H2');
      lambdaRoute('H1')(api, stack);
    }, (api, stack) => {
      answering(stack, 'H1');
      lambdaRoute('H2')(api, stack);
    }, 'H2'],
    ['gets a function of another name', 'Renamed', lambdaRoute('H1'), lambdaRoute('H2'), 'H2'],
    ['gets other code', 'Changed', lambdaRoute('H', 'H1'), lambdaRoute('H', 'H2'), 'H2'],
    ['gets another invoking role', 'Invoker', (api, stack) => {
      const role = new iam.Role(stack, 'Invoker1', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
      api.get('/a', Integration.lambda(answering(stack, 'H1'), { credentialsRole: role }));
    }, lambdaRoute('H2'), 'H2'],
    ['loses its function', 'Lost', lambdaRoute('H1'), (api) => void api.get('/a', Integration.mock({ body: 'none' })), 'none'],
  ])('the pinned baseline goes on answering when its route %s', async (_case, name, one, two, then) => {
    const stack = `${name}${props.permissions ? 'ByRoute' : ''}`;
    const { apiId, before, pin } = await deployPinned(stack, { routes: one, props }, { routes: two, props });
    expect(await answer(apiId)).toEqual([200, 'H1']);
    await stacks.deploy(stack, templateFor(stack, { routes: two, props }), { [pin]: '' });
    expect(await answer(apiId)).toEqual([200, then]);
    await stacks.deploy(stack, templateFor(stack, { routes: two, props }), { [pin]: before });
    expect(await answer(apiId)).toEqual([200, 'H1']);
  });
});

test('the pinned baseline goes on asking the authorizer that a version drops', async () => {
  const { apiId } = await deployPinned('Authorized',
    { routes: (api, stack) => void api.get('/a', Integration.lambda(answering(stack, 'H1')), { authorizer: Authorizer.lambda(allowing(stack, 'Old')) }) },
    { routes: (api, stack) => void api.get('/a', Integration.lambda(answering(stack, 'H2')), { authorizer: Authorizer.lambda(allowing(stack, 'New')) }) });
  expect(await answer(apiId, { headers: { Authorization: 'x' } })).toEqual([200, 'H1']);
});
