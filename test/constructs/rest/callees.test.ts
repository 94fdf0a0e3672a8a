import { App, Aspects, CfnResource, RemovalPolicies, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { integrationOf, newFunction, newStack, onlyResource, templateOf } from './synth';
import { Authorizer, Integration, Permissions, Release, RestApi, type RestApiProps } from '../../../src/constructs';

type Build = (api: RestApi, stack: Stack) => void;

function functionWith(stack: Stack, code: string): lambda.Function {
  return new lambda.Function(stack, 'Fn', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline(`// ${code}`) });
}

/** An API that is released by canary; its stage comes before or after the routes. */
function canaryApi(build: Build, options: { stageFirst?: boolean; props?: RestApiProps; stack?: Stack } = {}): RestApi {
  const { stageFirst = false, props = {}, stack = newStack() } = options;
  const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.none(), cloudWatchRole: false, ...props });
  const addStage = () => api.addStage('prod', { release: Release.canary() });
  if (stageFirst) addStage();
  build(api, stack);
  if (!stageFirst) addStage();
  return api;
}

const policyOf = (template: Template, type: string, properties: object = {}) => Object
  .values(template.findResources(type, { Properties: properties }))
  .map(({ DeletionPolicy, UpdateReplacePolicy }) => [DeletionPolicy, UpdateReplacePolicy]);

const RETAINED = [expect.stringMatching(/^Retain/), 'Retain'];

describe.each([true, false])('a canary release, with the stage before the routes: %s', (stageFirst) => {
  test.each<[string, (fn: lambda.Function) => Integration]>([
    ['a proxy integration', (fn) => Integration.lambda(fn)],
    ['a custom integration', (fn) => Integration.lambdaCustom(fn)],
  ])('calls a version of the function of %s, and may', (_, integration) => {
    const api = canaryApi((self, stack) => {
      const one = integration(newFunction(stack));
      self.get('/a', one);
      self.get('/b', one);
    }, { stageFirst });
    const { logicalId, ...version } = onlyResource(api, 'AWS::Lambda::Version');
    expect(integrationOf(api, '/a', 'get').uri['Fn::Sub']).toContain(`/functions/\${${logicalId}}/invocations`);
    expect(integrationOf(api, '/b', 'get').uri).toEqual(integrationOf(api, '/a', 'get').uri);
    expect(onlyResource(api, 'AWS::Lambda::Permission').Properties.FunctionName).toEqual({ Ref: logicalId });
    expect(version).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('permits the version by route where permissions are by route, and the function where it authorizes', () => {
    const api = canaryApi((self, stack) => {
      const fn = newFunction(stack);
      self.get('/a', Integration.lambda(fn), { authorizer: Authorizer.lambda(fn) });
      self.get('/b', Integration.lambda(fn), { authorizer: Authorizer.none() });
    }, { stageFirst, props: { permissions: Permissions.ROUTE } });
    const { logicalId } = onlyResource(api, 'AWS::Lambda::Version');
    const permitted = Object.values(templateOf(api).findResources('AWS::Lambda::Permission'))
      .map(({ Properties: { FunctionName, SourceArn } }) => [FunctionName.Ref === logicalId ? 'version' : 'function', SourceArn['Fn::Join'][1].at(-1)]);
    expect(permitted.sort()).toEqual([['function', '/authorizers/*'], ['version', '/*/GET/a'], ['version', '/*/GET/b']]);
  });

  test('makes a new deployment of new code', () => {
    const deploymentOf = (description: string) => {
      const api = canaryApi((self, stack) => {
        self.get('/a', Integration.lambda(functionWith(stack, description)));
      }, { stageFirst });
      return [onlyResource(api, 'AWS::ApiGateway::Deployment').logicalId, onlyResource(api, 'AWS::Lambda::Version').logicalId];
    };
    const [before, after] = [deploymentOf('before'), deploymentOf('after')];
    expect(deploymentOf('before')).toEqual(before);
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  test('calls the version that it is given', () => {
    const api = canaryApi((self, stack) => self.get('/a', Integration.lambda(newFunction(stack).currentVersion)), { stageFirst });
    expect(integrationOf(api, '/a', 'get').uri['Fn::Sub']).toContain(`\${${onlyResource(api, 'AWS::Lambda::Version').logicalId}}`);
  });

  test('keeps all that its deployments call', () => {
    const api = canaryApi((self, stack) => {
      const fn = newFunction(stack);
      const authorizer = newFunction(stack, 'Authorizer');
      self.get('/a', Integration.lambda(fn), { authorizer: Authorizer.lambda(authorizer) });
      for (const each of [fn, authorizer]) each.addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }));
    }, { stageFirst });
    const template = templateOf(api);
    for (const [type, count] of [['Lambda::Function', 2], ['IAM::Role', 2], ['IAM::Policy', 2], ['Lambda::Version', 1], ['Lambda::Permission', 2]] as const) {
      expect([type, policyOf(template, `AWS::${type}`)]).toEqual([type, Array.from({ length: count }, () => RETAINED)]);
    }
  });
});

test('a direct release calls the function and keeps what is not the user’s only', () => {
  const stack = newStack();
  const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.none(), cloudWatchRole: false });
  api.addStage('prod');
  api.get('/a', Integration.lambda(newFunction(stack)));
  api.get('/b', Integration.aws('sns', 'Publish', { policyStatements: [new iam.PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] })] }));
  const template = templateOf(api);
  expect(integrationOf(api, '/a', 'get').uri['Fn::Sub']).toMatch(/\.Arn\}\/invocations$/);
  expect(policyOf(template, 'AWS::Lambda::Permission')).toEqual([RETAINED]);
  expect(policyOf(template, 'AWS::IAM::Role', { Policies: Match.anyValue() })).toEqual([RETAINED]);
  expect(policyOf(template, 'AWS::Lambda::Function')).toEqual([[undefined, undefined]]);
});

test.each<[string, (fn: lambda.Function, stack: Stack) => void]>([
  ['before', (fn) => fn.applyRemovalPolicy(RemovalPolicy.DESTROY)],
  ['by an aspect', (fn) => Aspects.of(fn).add({ visit: (node) => { if (CfnResource.isCfnResource(node)) node.applyRemovalPolicy(RemovalPolicy.DESTROY); } })],
  ['by RemovalPolicies', (_, stack) => RemovalPolicies.of(stack).destroy()],
])('a removal policy that was set %s stays', (_, set) => {
  const stack = newStack();
  const api = canaryApi((self) => {
    const fn = newFunction(stack);
    set(fn, stack);
    self.get('/a', Integration.lambda(fn));
  }, { stack });
  expect(onlyResource(api, 'AWS::Lambda::Function').DeletionPolicy).toBe('Delete');
});

test('no policy is kept on a role that is not', () => {
  const stack = newStack();
  const api = canaryApi((self) => {
    const fn = newFunction(stack);
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }));
    fn.role!.applyRemovalPolicy(RemovalPolicy.DESTROY);
    self.get('/a', Integration.lambda(fn));
  }, { stack });
  expect(policyOf(templateOf(api), 'AWS::IAM::Policy')).toEqual([[undefined, undefined]]);
});

test('policies of a role are kept wherever they are made, but those of others', () => {
  const stack = newStack();
  const api = canaryApi((self) => {
    const [fn, other] = [newFunction(stack), newFunction(stack, 'Other')];
    const statements = [new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] })];
    fn.role!.attachInlinePolicy(new iam.Policy(stack, 'Own', { statements }));
    fn.role!.addManagedPolicy(new iam.ManagedPolicy(stack, 'Managed', { statements }));
    const shared = new iam.Policy(stack, 'Shared', { statements });
    for (const { role } of [fn, other]) role!.attachInlinePolicy(shared);
    self.get('/a', Integration.lambda(fn));
  }, { stack });
  const { Resources } = templateOf(api).toJSON();
  const kept = Object.keys(Resources).filter((id) => Resources[id].DeletionPolicy).map((id) => id.slice(0, 3));
  expect(kept).toEqual(expect.arrayContaining(['Own', 'Man']));
  expect(kept).not.toContain('Sha');
  expect(kept).not.toContain('Oth');
});

test('a function in a VPC is kept with its security group', () => {
  const stack = newStack({ env: { account: '111111111111', region: 'eu-west-1' } });
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['a'], privateSubnetIds: ['subnet-1'] });
  const api = canaryApi((self) => self.get('/a', Integration.lambda(new lambda.Function(stack, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('//'), vpc,
  }))), { stack });
  expect(policyOf(templateOf(api), 'AWS::EC2::SecurityGroup')).toEqual([RETAINED]);
});

test('a role that invokes functions keeps what an older deployment invokes, and is kept with it', () => {
  const templateWith = (name: string) => {
    const stack = newStack();
    const role = new iam.Role(stack, 'Invoker', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
    const fn = newFunction(stack, name);
    return templateOf(canaryApi((self) => self.get('/a', Integration.lambda(fn, { credentialsRole: role })), { stack }));
  };
  const [one, two] = [templateWith('H1'), templateWith('H2')].map((template) => template.findResources('AWS::IAM::Policy'));
  expect(Object.keys(one)).not.toEqual(Object.keys(two));
  expect(Object.values(one)).toEqual([expect.objectContaining({ DeletionPolicy: expect.stringMatching(/^Retain/), UpdateReplacePolicy: 'Retain' })]);
  expect(Object.values(one)[0].Properties.PolicyDocument.Statement[0]).toMatchObject({
    Action: 'lambda:InvokeFunction', Resource: [{ 'Fn::GetAtt': [expect.stringMatching(/^H1/), 'Arn'] }, { 'Fn::Join': ['', [expect.anything(), ':*']] }],
  });
  expect(policyOf(templateWith('H1'), 'AWS::IAM::Role')).toEqual([RETAINED, RETAINED]);
});

describe('a function of another stack', () => {
  function twoStacks(build?: (functions: Stack, apis: Stack) => void) {
    const app = new App();
    const [functions, apis] = ['Functions', 'Apis'].map((id) => new Stack(app, id));
    const fn = (code = 'before') => functionWith(functions, code);
    build?.(functions, apis);
    return { app, functions, apis, fn };
  }

  test('is published in the stack of the API, whose reference to the function never changes', () => {
    const idsOf = (code: string) => {
      const { app, functions, apis, fn } = twoStacks();
      const api = canaryApi((self) => self.get('/a', Integration.lambda(fn(code))), { stack: apis });
      app.synth();
      expect(apis.dependencies).toEqual([functions]);
      expect(Object.keys(Template.fromStack(functions).findResources('AWS::Lambda::Version'))).toEqual([]);
      expect(policyOf(Template.fromStack(functions), 'AWS::Lambda::Function')).toEqual([RETAINED]);
      return [Object.keys(Template.fromStack(functions).toJSON().Outputs), onlyResource(api, 'AWS::Lambda::Version').logicalId] as const;
    };
    const [before, after] = [idsOf('before'), idsOf('after')];
    expect(after[0]).toEqual(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(idsOf('before')).toEqual(before);
  });

  test('is not published anew for what makes no version', () => {
    const idOf = (reserved?: number) => {
      const { apis, fn } = twoStacks();
      const one = fn();
      (one.node.defaultChild as lambda.CfnFunction).reservedConcurrentExecutions = reserved;
      return onlyResource(canaryApi((self) => self.get('/a', Integration.lambda(one)), { stack: apis }), 'AWS::Lambda::Version').logicalId;
    };
    expect(idOf(5)).toBe(idOf());
  });

  test('is published once for two APIs', () => {
    const { apis, fn } = twoStacks();
    const one = fn();
    const api = canaryApi((self) => self.get('/a', Integration.lambda(one)), { stack: apis });
    const other = new RestApi(apis, 'Other', { cloudWatchRole: false, defaultAuthorizer: Authorizer.none() });
    other.get('/a', Integration.lambda(one));
    other.addStage('prod', { release: Release.canary() });
    onlyResource(api, 'AWS::Lambda::Version');
  });

  test('fails when it is published beside the function as well', () => {
    const { apis, fn } = twoStacks();
    const one = fn();
    const api = canaryApi((self) => self.get('/a', Integration.lambda(one)), { stack: apis });
    void one.currentVersion;
    expect(() => templateOf(api)).toThrow(/the code of Functions\/Fn is published twice, as fn.currentVersion and for the canary releases of Apis\/Api/);
  });
});

describe('a canary that does not split code is a warning', () => {
  const warns = (fn: lambda.IFunction, stack: Stack, reason: string) => {
    const api = canaryApi((self) => self.get('/a', Integration.lambda(fn)), { stack });
    Annotations.fromStack(Stack.of(fn)).hasWarning(`/${fn.node.path}`,
      Match.stringLikeRegexp(`canary releases of .*Api do not split the code of [^ ]+, which reaches all callers at once: ${reason}`));
    return api;
  };

  test('for a function that is imported', () => {
    const stack = newStack();
    const fn = lambda.Function.fromFunctionArn(stack, 'Theirs', 'arn:aws:lambda:eu-west-1:123456789012:function:orders');
    templateOf(warns(fn, stack, 'this app cannot publish versions')).resourceCountIs('AWS::Lambda::Version', 0);
  });

  test('for an alias, which is called as it is', () => {
    const stack = newStack();
    const alias = newFunction(stack).addAlias('live');
    const api = warns(alias, stack, 'an alias moves to the new version for all callers at once');
    expect(integrationOf(api, '/a', 'get').uri['Fn::Sub']).toContain('FnAliaslive');
    expect(policyOf(templateOf(api), 'AWS::Lambda::Alias')).toEqual([RETAINED]);
  });

  test('for the latest code by name', () => {
    const stack = newStack();
    warns(newFunction(stack).latestVersion, stack, '\\$LATEST is no version');
  });

  test('for a function that another stack publishes', () => {
    const app = new App();
    const [functions, apis] = ['Functions', 'Apis'].map((id) => new Stack(app, id));
    const fn = newFunction(functions);
    void fn.currentVersion;
    warns(fn, apis, 'its code is published in stack Functions already');
  });

  test.each([
    ['a version by ARN', (stack: Stack) => lambda.Version.fromVersionArn(stack, 'V', 'arn:aws:lambda:eu-west-1:123456789012:function:orders:3')],
    ['a function by the ARN of a version', (stack: Stack) => lambda.Function.fromFunctionArn(stack, 'V', 'arn:aws:lambda:eu-west-1:123456789012:function:orders:3')],
  ])('but not for %s', (_, imported) => {
    const stack = newStack();
    canaryApi((self) => self.get('/a', Integration.lambda(imported(stack))), { stack });
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('do not split'));
  });
});
