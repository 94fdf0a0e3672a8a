import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as route53targets from 'aws-cdk-lib/aws-route53-targets';
import { liveApi, newApi, onlyResource, templateOf } from './synth';

test('the API and its stage are what aws-cdk-lib takes', () => {
  const api = liveApi();
  const iRestApi: apigateway.IRestApi = api;
  const iStage: apigateway.IStage = api.deploymentStage;
  expect(iStage.restApi).toBe(iRestApi);
  expect(api.latestDeployment).toBeInstanceOf(apigateway.Deployment);
  expect(api.stack.resolve(iRestApi.arnForExecuteApi('GET', '/a', 'prod'))).toMatchObject({ 'Fn::Join': ['', expect.arrayContaining(['/prod/GET/a'])] });
});

test('a domain name and an alias record', () => {
  const api = liveApi();
  const zone = route53.HostedZone.fromHostedZoneAttributes(api.stack, 'Zone', { hostedZoneId: 'Z1', zoneName: 'example.com' });
  const certificate = acm.Certificate.fromCertificateArn(api.stack, 'Certificate', 'arn:aws:acm:eu-west-1:123456789012:certificate/a');
  api.addDomainName('Domain', { domainName: 'api.example.com', certificate });
  new route53.ARecord(api.stack, 'Alias', { zone, target: route53.RecordTarget.fromAlias(new route53targets.ApiGateway(api)) });
  expect(onlyResource(api, 'AWS::ApiGateway::BasePathMapping').Properties).toMatchObject({
    RestApiId: { Ref: onlyResource(api, 'AWS::ApiGateway::RestApi').logicalId },
    Stage: { Ref: onlyResource(api, 'AWS::ApiGateway::Stage').logicalId },
  });
  templateOf(api).resourceCountIs('AWS::Route53::RecordSet', 1);
});

test('a base path mapping to another stage', () => {
  const api = newApi();
  const stage = api.addStage('beta');
  const domainName = apigateway.DomainName.fromDomainNameAttributes(api.stack, 'Domain', {
    domainName: 'api.example.com', domainNameAliasHostedZoneId: 'Z2', domainNameAliasTarget: 'd-1.example.com',
  });
  new apigateway.BasePathMapping(api.stack, 'Mapping', { domainName, restApi: api, stage, basePath: 'v1' });
  expect(onlyResource(api, 'AWS::ApiGateway::BasePathMapping').Properties.Stage).toEqual({ Ref: onlyResource(api, 'AWS::ApiGateway::Stage').logicalId });
});

test('metrics and alarms of the API and the stage', () => {
  const api = liveApi({ restApiName: 'Shop' });
  new cloudwatch.Alarm(api.stack, 'Errors', { metric: api.deploymentStage.metricServerError(), threshold: 1, evaluationPeriods: 1 });
  expect(api.metricCount().dimensions).toEqual({ ApiName: 'Shop' });
  templateOf(api).hasResourceProperties('AWS::CloudWatch::Alarm', {
    Dimensions: [{ Name: 'ApiName', Value: 'Shop' }, { Name: 'Stage', Value: { Ref: onlyResource(api, 'AWS::ApiGateway::Stage').logicalId } }],
  });
});

test('the usage plans and keys of aws-cdk-lib', () => {
  const api = liveApi();
  const plan = new apigateway.UsagePlan(api.stack, 'Plan', { apiStages: [{ api, stage: api.deploymentStage }] });
  plan.addApiKey(api.addApiKey('Key'));
  expect(onlyResource(api, 'AWS::ApiGateway::UsagePlan').Properties.ApiStages).toEqual([{
    ApiId: { Ref: onlyResource(api, 'AWS::ApiGateway::RestApi').logicalId },
    Stage: { Ref: onlyResource(api, 'AWS::ApiGateway::Stage').logicalId },
    Throttle: {},
  }]);
});

test('a target of an event rule', () => {
  const api = liveApi();
  new events.Rule(api.stack, 'Rule', { eventPattern: { source: ['x'] }, targets: [new targets.ApiGateway(api, { path: '/ready', method: 'GET' })] });
  expect(JSON.stringify(onlyResource(api, 'AWS::Events::Rule').Properties.Targets[0].Arn)).toContain('/GET/ready');
});
