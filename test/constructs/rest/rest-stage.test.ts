import { CfnParameter, Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as logs from 'aws-cdk-lib/aws-logs';
import { liveApi, newApi, newStack, onlyResource, templateOf } from './synth';
import { Integration, RestApi, type RestApiProps, type RestStageOptions } from '../../../src/constructs';

const stageOf = (options: RestStageOptions) => {
  const api = newApi();
  api.addStage('live', options);
  return onlyResource(api, 'AWS::ApiGateway::Stage');
};

describe('the stages of an API', () => {
  test('are those that were added', () => {
    const api = newApi();
    api.addStage('beta');
    api.addStage('prod');
    const template = templateOf(api);
    expect(Object.values(template.findResources('AWS::ApiGateway::Stage')).map(({ Properties }) => Properties.StageName).sort()).toEqual(['beta', 'prod']);
    template.resourceCountIs('AWS::ApiGateway::Deployment', 2);
    template.resourceCountIs('AWS::Logs::LogGroup', 2);
    expect(Object.keys(template.toJSON().Parameters).filter((name) => name.includes('Pinned'))).toHaveLength(2);
    expect(api.deploymentStage.node.id).toBe('beta');
  });

  test('are an error when there is none', () => {
    expect(() => templateOf(newApi())).toThrow("a REST API must have a stage to be called, got none: add one with addStage('prod'), or give deploy: false if its stages are made elsewhere");
  });

  test.each<[string, (api: RestApi) => unknown]>([
    ['url', (api) => api.url],
    ['deploymentStage', (api) => api.deploymentStage],
    ['urlForPath()', (api) => api.urlForPath('/a')],
  ])('are made by nobody who reads %s', (_, read) => {
    const api = newApi();
    expect(() => read(api)).toThrow("Stack/Api has no stage yet, which its url and deploymentStage are of; add one before with addStage('prod')");
    api.addStage('v1');
    expect(read(api)).toBeDefined();
    expect(onlyResource(api, 'AWS::ApiGateway::Stage').Properties.StageName).toBe('v1');
  });

  test.each<[string, RestApiProps]>([
    ['deploy is true', { deploy: true }],
    ['deployOptions are given', { deployOptions: {} }],
  ])('are prod beside the others when %s', (_, props) => {
    const api = newApi(props);
    api.addStage('beta');
    expect(Object.values(templateOf(api).findResources('AWS::ApiGateway::Stage')).map(({ Properties }) => Properties.StageName).sort()).toEqual(['beta', 'prod']);
    expect(() => api.addStage('prod')).toThrow("stages of an API must have different names, got 'prod' twice in Stack/Api");
  });

  test('keep their logical ids when another is added', () => {
    const idOf = (...names: string[]) => {
      const api = newApi();
      for (const name of names) api.addStage(name);
      return Object.entries(templateOf(api).findResources('AWS::ApiGateway::Stage')).find(([, { Properties }]) => Properties.StageName === 'prod')![0];
    };
    expect(idOf('dev', 'prod')).toBe(idOf('prod'));
  });

  test('may be of aws-cdk-lib', () => {
    const api = newApi();
    const deployment = new apigateway.Deployment(api.stack, 'Deployment', { api });
    new apigateway.Stage(api.stack, 'Stage', { deployment, stageName: 'plain' });
    expect(onlyResource(api, 'AWS::ApiGateway::Stage').Properties.StageName).toBe('plain');
  });

  test('may have the name of another part of the API', () => {
    const api = newApi();
    api.addStage('Permissions');
    expect(onlyResource(api, 'AWS::ApiGateway::Stage').Properties.StageName).toBe('Permissions');
  });

  test('may have a name that only the deployment knows', () => {
    const api = newApi();
    const name = new CfnParameter(api.stack, 'StageName').valueAsString;
    api.addStage(name);
    expect(onlyResource(api, 'AWS::ApiGateway::Stage').Properties.StageName).toEqual({ Ref: 'StageName' });
    for (const { Description } of Object.values<any>(templateOf(api).toJSON().Outputs)) expect(Description).not.toEqual(expect.any(Object));
    expect(() => api.addStage(name)).toThrow('stages of an API must have different names');
  });

  test('keep prod when it has options', () => {
    const api = newApi({ deployOptions: { tracingEnabled: false } });
    api.addStage('beta');
    templateOf(api).hasResourceProperties('AWS::ApiGateway::Stage', { StageName: 'prod', TracingEnabled: false });
    templateOf(api).resourceCountIs('AWS::ApiGateway::Stage', 2);
  });

  test('are none when that is asked for', () => {
    const api = newApi({ deploy: false });
    expect(api.deploymentStage).toBeUndefined();
    templateOf(api).resourceCountIs('AWS::ApiGateway::Stage', 0);
  });

  test('fail when prod has options and must not be', () => {
    expect(() => newApi({ deploy: false, deployOptions: {} })).toThrow('deployOptions must come without deploy: false, got both');
  });

  test('fail when two have one name', () => {
    const api = newApi();
    api.addStage('a');
    expect(() => api.addStage('a')).toThrow("stages of an API must have different names, got 'a' twice");
  });
});

describe('a stage', () => {
  test('logs, traces and measures by default', () => {
    const { Properties } = stageOf({});
    expect(Properties).toMatchObject({
      TracingEnabled: true,
      MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'ERROR', MetricsEnabled: true, DataTraceEnabled: false }],
    });
    expect(JSON.parse(Properties.AccessLogSetting.Format)).toMatchObject({ requestId: '$context.requestId', deploymentId: '$context.deploymentId' });
  });

  test('comes after what it needs', () => {
    const api = liveApi();
    const account = onlyResource(api, 'AWS::ApiGateway::Account');
    expect(onlyResource(api, 'AWS::ApiGateway::Stage').DependsOn).toEqual([account.logicalId]);
  });

  test('passes on everything that the service knows', () => {
    const { Properties } = stageOf({
      description: 'for callers',
      variables: { host: 'example.com' },
      throttlingRateLimit: 10,
      throttlingBurstLimit: 20,
      loggingLevel: apigateway.MethodLoggingLevel.INFO,
      cacheClusterSize: '1.6',
      cachingEnabled: true,
      cacheTtl: Duration.minutes(1),
      clientCertificateId: 'cert',
      documentationVersion: 'v1',
      tags: { team: 'shop' },
    });
    expect(Properties).toMatchObject({
      Description: 'for callers',
      Variables: { host: { 'Fn::If': [expect.any(String), { Ref: expect.any(String) }, 'example.com'] } },
      CacheClusterEnabled: true,
      CacheClusterSize: '1.6',
      ClientCertificateId: 'cert',
      DocumentationVersion: 'v1',
      Tags: [{ Key: 'team', Value: 'shop' }],
      MethodSettings: [{ LoggingLevel: 'INFO', ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20, CachingEnabled: true, CacheDataEncrypted: true, CacheTtlInSeconds: 60 }],
    });
  });

  test('gives a single method the settings of all where it has none of its own', () => {
    const { Properties } = stageOf({ throttlingRateLimit: 100, throttlingBurstLimit: 200, methodOptions: { '/ready/GET': { throttlingRateLimit: 5 } } });
    expect(Properties.MethodSettings[1]).toEqual({
      HttpMethod: 'GET', ResourcePath: '/~1ready', LoggingLevel: 'ERROR', MetricsEnabled: true, DataTraceEnabled: false, ThrottlingRateLimit: 5, ThrottlingBurstLimit: 200,
    });
  });

  test('logs where and as it is told', () => {
    const api = newApi();
    const group = logs.LogGroup.fromLogGroupName(api.stack, 'Group', 'central');
    api.addStage('live', { accessLogGroup: group, accessLogFormat: apigateway.AccessLogFormat.clf() });
    templateOf(api).resourceCountIs('AWS::Logs::LogGroup', 0);
    expect(onlyResource(api, 'AWS::ApiGateway::Stage').Properties.AccessLogSetting.Format).toBe(apigateway.AccessLogFormat.clf().toString());
  });

  test('keeps its log as long as it is told', () => {
    const api = newApi();
    api.addStage('live', { accessLogRetention: logs.RetentionDays.ONE_WEEK, accessLogRemovalPolicy: RemovalPolicy.DESTROY });
    expect(onlyResource(api, 'AWS::Logs::LogGroup')).toMatchObject({ Properties: { RetentionInDays: 7 }, DeletionPolicy: 'Delete' });
  });

  test('logs no requests when it is told so', () => {
    expect(stageOf({ accessLog: false }).Properties.AccessLogSetting).toBeUndefined();
  });

  test('has a web ACL', () => {
    const api = newApi();
    api.addStage('live', { webAclArn: 'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/a/b' });
    const stage = onlyResource(api, 'AWS::ApiGateway::Stage');
    const association = onlyResource(api, 'AWS::WAFv2::WebACLAssociation');
    expect(association.DependsOn).toContain(stage.logicalId);
    expect(JSON.stringify(association.Properties.ResourceArn)).toContain('/restapis/');
  });

  test('fails when it has two web ACLs', () => {
    const stage = newApi().addStage('live', { webAclArn: 'arn:a' });
    expect(() => stage.associateWebAcl('arn:b')).toThrow('a stage has one web ACL: Stack/Api/live has arn:a, got arn:b');
  });

  test.each(['/ready/GET', '/ready/*', '/*/*', '/*/GET', '/any/POST', '/any/ANY', '/ready/OPTIONS'])('takes settings for %s', (route) => {
    const api = newApi({ cors: { allowOrigins: ['*'] } });
    api.addStage('live', { methodOptions: { [route]: { throttlingRateLimit: 1 } } });
    api.any('/any', Integration.mock());
    expect(() => templateOf(api)).not.toThrow();
  });

  test.each(['/nope/GET', '/ready/POST', '/ready/OPTIONS'])('fails when it has settings for %s, which is not there', (route) => {
    const api = newApi();
    api.addStage('live', { methodOptions: { [route]: { throttlingRateLimit: 1 } } });
    expect(() => templateOf(api)).toThrow(`methodOptions of stage Stack/Api/live must be for routes of the API, such as '/ready/GET', got '${route}'`);
  });

  test('tells where it is', () => {
    const api = liveApi();
    const outputs = Object.entries(templateOf(api).toJSON().Outputs).filter(([name]) => /Url|LatestDeployment/.test(name));
    expect(outputs).toHaveLength(2);
    const silent = liveApi({ disableExecuteApiEndpoint: true });
    expect(Object.keys(templateOf(silent).toJSON().Outputs).filter((name) => name.includes('Url'))).toEqual([]);
  });

  test.each<[string, RestStageOptions, string]>([
    ['the size of the cache is none', { cacheClusterSize: '1' }, "cacheClusterSize must be one of 0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237, got '1'"],
    ['responses are kept too long', { cacheTtl: Duration.hours(2) }, 'cacheTtl in seconds must be from 0 to 3600, got 7200'],
    ['a limit is negative', { throttlingRateLimit: -1 }, 'throttlingRateLimit must be at least 0, got -1'],
    ["a variable's name is none", { variables: { 'a-b': 'c' } }, "name of a stage variable must be 1 to 64 letters, digits and _, got 'a-b'"],
    ["a variable's value is none", { variables: { a: 'b c' } }, "stage variable a must be 1 to 512 letters, digits and -._~:/?#&=,, got 'b c'"],
    ["a variable's value is too long", { variables: { a: 'x'.repeat(513) } }, 'length of stage variable a must be from 0 to 512, got 513'],
    ['the log says no request id', { accessLogFormat: apigateway.AccessLogFormat.custom('$context.status') }, "accessLogFormat must contain $context.requestId or $context.extendedRequestId, got '$context.status'"],
  ])('fails when %s', (_, options, message) => {
    expect(() => newApi().addStage('live', options)).toThrow(message);
  });

  test.each(['', 'a b', '$default', 'x'.repeat(129)])("fails when its name is '%s'", (name) => {
    expect(() => newApi().addStage(name)).toThrow('name of a stage must be 1 to 128 letters, digits, _ and -, got');
  });
});

test('a stage variable stands in an integration', () => {
  const api = new RestApi(newStack(), 'Api');
  api.get('/a', Integration.httpProxy('https://${stageVariables.host}/a'));
  api.addStage('live', { variables: { host: 'example.com' } });
  expect(onlyResource(api, 'AWS::ApiGateway::Stage').Properties.Variables.host['Fn::If'][2]).toBe('example.com');
});
