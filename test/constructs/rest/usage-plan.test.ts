import { CfnParameter } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { newApi, onlyResource, templateOf } from './synth';
import { Integration, RestApi, type UsagePlanOptions } from '../../../src/constructs';

test('a usage plan limits the keys of a stage', () => {
  const api = newApi({ apiKeyRequired: true });
  const route = api.get('/orders/{id}', Integration.mock());
  const stage = api.addStage('live');
  const key = new apigateway.ApiKey(api.stack, 'Partner');
  const plan = stage.addUsagePlan('Basic', {
    usagePlanName: 'basic',
    throttle: { rateLimit: 10, burstLimit: 20 },
    quota: { limit: 1000, period: apigateway.Period.MONTH },
    routeThrottles: [{ route, throttle: { rateLimit: 1, burstLimit: 2 } }],
    apiKeys: [key],
  });
  plan.newApiKey('Own', { value: 'a-key-of-twenty-characters' });

  const stageId = onlyResource(api, 'AWS::ApiGateway::Stage').logicalId;
  expect(onlyResource(api, 'AWS::ApiGateway::UsagePlan').Properties).toEqual({
    UsagePlanName: 'basic',
    Throttle: { RateLimit: 10, BurstLimit: 20 },
    Quota: { Limit: 1000, Period: 'MONTH' },
    ApiStages: [{
      ApiId: { Ref: onlyResource(api, 'AWS::ApiGateway::RestApi').logicalId },
      Stage: { Ref: stageId },
      Throttle: { '/orders/{id}/GET': { RateLimit: 1, BurstLimit: 2 } },
    }],
  });
  templateOf(api).resourceCountIs('AWS::ApiGateway::UsagePlanKey', 2);
});

test('a usage plan is for several stages', () => {
  const api = newApi();
  const plan = api.addStage('a').addUsagePlan('Plan');
  plan.addStage(api.addStage('b'));
  expect(onlyResource(api, 'AWS::ApiGateway::UsagePlan').Properties.ApiStages).toHaveLength(2);
});

test.each<[string, UsagePlanOptions, string]>([
  ['a rate is negative', { throttle: { rateLimit: -1 } }, 'rateLimit of throttle must be at least 0, got -1'],
  ['a quota has no period', { quota: { limit: 5 } }, 'quota must have a limit and a period, got {"limit":5}'],
  ['a quota is negative', { quota: { limit: -5, period: apigateway.Period.DAY } }, 'limit of quota must be at least 0, got -5'],
])('fails when %s', (_, options, message) => {
  expect(() => newApi().addStage('live').addUsagePlan('Plan', options)).toThrow(message);
});

test('fails when a key is too short', () => {
  expect(() => newApi().addStage('live').addUsagePlan('Plan').newApiKey('Key', { value: 'short' })).toThrow('length of an API key must be from 20 to 128, got 5');
});

test('what only the deployment knows is taken as it is', () => {
  const api = newApi();
  const number = new CfnParameter(api.stack, 'Number', { type: 'Number' }).valueAsNumber;
  const throttle = { rateLimit: number, burstLimit: number };
  const plan = api.addStage('live').addUsagePlan('Plan', { throttle, quota: { limit: number, period: apigateway.Period.DAY } });
  plan.newApiKey('Key', { value: new CfnParameter(api.stack, 'V').valueAsString });
  const given = { Ref: 'Number' };
  expect(onlyResource(api, 'AWS::ApiGateway::UsagePlan').Properties).toMatchObject({ Throttle: { RateLimit: given, BurstLimit: given }, Quota: { Limit: given } });
  expect(onlyResource(api, 'AWS::ApiGateway::ApiKey').Properties.Value).toEqual({ Ref: 'V' });
});

test('fails when a route is of another API', () => {
  const api = newApi();
  const route = new RestApi(api.stack, 'Other').get('/z', Integration.mock());
  expect(() => api.addStage('live').addUsagePlan('Plan', { routeThrottles: [{ route, throttle: { rateLimit: 1 } }] }))
    .toThrow('routeThrottles must be of routes of Stack/Api, which the stage belongs to, got Stack/Other/GET --z');
});
