import {
  CreateDeploymentCommand, CreateRestApiCommand, CreateStageCommand, CreateUsagePlanCommand, CreateUsagePlanKeyCommand, CreateApiKeyCommand,
  DeleteDeploymentCommand, DeleteRestApiCommand, GetDeploymentCommand, GetExportCommand, GetGatewayResponsesCommand,
  GetResourcesCommand, GetStageCommand, GetUsageCommand,
  ImportRestApiCommand, PutRestApiCommand, UpdateAccountCommand, UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { DescribeAlarmsCommand, GetMetricDataCommand, GetMetricStatisticsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { startEndpoint } from './clients';
import type { Started } from './clients';
import { VirtualClock } from '../../../src/gateway/virtual-clock';

const START = '2026-01-01T00:00:30Z';

/** An API whose one route answers with a text, by default for everybody. */
const bodyOf = (text: string, { apiKey = false } = {}) => Buffer.from(JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'orders', version: '1' },
  paths: {
    '/orders': {
      get: {
        'responses': { 200: { description: 'ok' } },
        ...apiKey ? { security: [{ api_key: [] }] } : {},
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: { default: { statusCode: '200', responseTemplates: { 'application/json': JSON.stringify({ text, color: '$stageVariables.color' }) } } },
        },
      },
    },
  },
  components: apiKey ? { securitySchemes: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } } : {},
}));

describe('a REST API on the endpoint', () => {
  const clock = new VirtualClock(START);
  const draws: number[] = [];
  let on: Started;

  beforeAll(async () => {
    on = await startEndpoint({ clock, random: () => draws.shift() ?? 0.99 });
  });
  afterAll(() => on.close());

  async function deployed(body: Buffer): Promise<string> {
    const { id } = await on.v1.send(new ImportRestApiCommand({ body }));
    await on.v1.send(new CreateDeploymentCommand({ restApiId: id, stageName: 'prod', variables: { color: 'blue' } }));
    return id!;
  }

  it('answers forbidden where nothing is deployed', async () => {
    const response = await on.execute('nothing', 'prod', '/orders');
    expect([response.status, await response.json()]).toEqual([403, { message: 'Forbidden' }]);
  });

  it('splits by the canary, counts it apart, logs it twice, and promotes it', async () => {
    const restApiId = await deployed(bodyOf('one'));
    await on.v1.send(new UpdateAccountCommand({
      patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: 'arn:aws:iam::000000000000:role/logs' }],
    }));
    await on.v1.send(new UpdateStageCommand({
      restApiId,
      stageName: 'prod',
      patchOperations: [
        { op: 'replace', path: '/accessLogSettings/destinationArn', value: 'arn:aws:logs:eu-west-1:000000000000:log-group:orders-access' },
        { op: 'replace', path: '/accessLogSettings/format', value: '$context.status $context.isCanaryRequest' },
      ],
    }));
    await on.v1.send(new PutRestApiCommand({ restApiId, mode: 'overwrite', body: bodyOf('two') }));
    const canary = await on.v1.send(new CreateDeploymentCommand({
      restApiId, stageName: 'prod', canarySettings: { percentTraffic: 10, stageVariableOverrides: { color: 'green' } },
    }));
    draws.push(0.05, 0.5);
    expect(await (await on.execute(restApiId, 'prod', '/orders')).json()).toEqual({ text: 'two', color: 'green' });
    expect(await (await on.execute(restApiId, 'prod', '/orders')).json()).toEqual({ text: 'one', color: 'blue' });

    const counts = await on.metrics.send(new GetMetricDataCommand({
      StartTime: new Date('2026-01-01T00:00:00Z'),
      EndTime: new Date('2026-01-01T00:10:00Z'),
      MetricDataQueries: ['prod', 'prod/Canary'].map((Stage, index) => ({
        Id: `m${index}`,
        MetricStat: {
          Period: 60, Stat: 'Sum', Metric: { Namespace: 'AWS/ApiGateway', MetricName: 'Count', Dimensions: [{ Name: 'ApiName', Value: 'orders' }, { Name: 'Stage', Value: Stage }] },
        },
      })),
    }));
    expect(counts.MetricDataResults!.map(({ Values }) => Values)).toEqual([[2], [1]]);
    const lines = async (logGroupName: string) => {
      const { events } = await on.logs.send(new FilterLogEventsCommand({ logGroupName }));
      return events!.map(({ message }) => message);
    };
    expect(await lines('orders-access')).toEqual(['200 true', '200 false']);
    expect(await lines('orders-access/Canary')).toEqual(['200 true']);

    const promoted = await on.v1.send(new UpdateStageCommand({
      restApiId,
      stageName: 'prod',
      patchOperations: [
        { op: 'replace', path: '/canarySettings/percentTraffic', value: '0.0' },
        { op: 'copy', from: '/canarySettings/stageVariableOverrides', path: '/variables' },
        { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
      ],
    }));
    expect(promoted).toMatchObject({ deploymentId: canary.id, variables: { color: 'green' }, canarySettings: { percentTraffic: 0 } });
    await on.v1.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations: [{ op: 'remove', path: '/canarySettings' }] }));
    expect((await on.v1.send(new GetStageCommand({ restApiId, stageName: 'prod' }))).canarySettings).toBeUndefined();
    expect(await (await on.execute(restApiId, 'prod', '/orders')).json()).toEqual({ text: 'two', color: 'green' });
    await expect(on.v1.send(new DeleteDeploymentCommand({ restApiId, deploymentId: canary.id }))).rejects.toMatchObject({
      name: 'BadRequestException', message: 'Active stages pointing to this deployment must be moved or deleted',
    });
  });

  it('counts a key against its plan, and says so when asked for its usage', async () => {
    const restApiId = await deployed(bodyOf('paid', { apiKey: true }));
    const plan = await on.v1.send(new CreateUsagePlanCommand({
      name: 'small', apiStages: [{ apiId: restApiId, stage: 'prod' }], quota: { limit: 2, period: 'DAY' },
    }));
    const key = await on.v1.send(new CreateApiKeyCommand({ name: 'customer', enabled: true }));
    await on.v1.send(new CreateUsagePlanKeyCommand({ usagePlanId: plan.id, keyId: key.id, keyType: 'API_KEY' }));
    const call = async () => (await on.execute(restApiId, 'prod', '/orders', { headers: { 'x-api-key': key.value! } })).status;
    expect([await call(), await call(), await call()]).toEqual([200, 200, 429]);
    const usage = await on.v1.send(new GetUsageCommand({ usagePlanId: plan.id, startDate: '2025-12-31', endDate: '2026-01-01' }));
    expect(usage.items).toEqual({ [key.id!]: [[0, 0], [2, 0]] });
  });

  it('tells what a stage has deployed, not what the API is now', async () => {
    const restApiId = await deployed(bodyOf('one'));
    await on.v1.send(new PutRestApiCommand({ restApiId, mode: 'overwrite', body: bodyOf('two') }));
    const { body } = await on.v1.send(new GetExportCommand({ restApiId, stageName: 'prod', exportType: 'oas30', parameters: { extensions: 'apigateway' } }));
    expect(Buffer.from(body!).toString()).toContain('one');
    const { deploymentId } = await on.v1.send(new GetStageCommand({ restApiId, stageName: 'prod' }));
    const deployment = await on.v1.send(new GetDeploymentCommand({ restApiId, deploymentId, embed: ['apisummary'] }));
    expect(deployment.apiSummary).toEqual({ '/orders': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } });
  });

  it('keeps the ids of what an overwrite leaves, and drops the rest', async () => {
    const restApiId = await deployed(bodyOf('one'));
    const before = (await on.v1.send(new GetResourcesCommand({ restApiId, embed: ['methods'] }))).items!;
    await on.v1.send(new PutRestApiCommand({ restApiId, mode: 'overwrite', body: bodyOf('two') }));
    const after = (await on.v1.send(new GetResourcesCommand({ restApiId, embed: ['methods'] }))).items!;
    expect(after.map(({ id, path }) => [id, path])).toEqual(before.map(({ id, path }) => [id, path]));
    const empty = Buffer.from(JSON.stringify({ openapi: '3.0.1', info: { title: 'orders' }, paths: {} }));
    await on.v1.send(new PutRestApiCommand({ restApiId, mode: 'overwrite', body: empty }));
    expect((await on.v1.send(new GetResourcesCommand({ restApiId }))).items!.map(({ path }) => path)).toEqual(['/']);
  });

  it('keeps the API as it was when a body is refused', async () => {
    const restApiId = await deployed(bodyOf('one'));
    const broken = JSON.parse(bodyOf('two').toString()) as { paths: { '/orders': { get: Record<string, { timeoutInMillis?: number }> } } };
    broken.paths['/orders'].get['x-amazon-apigateway-integration'].timeoutInMillis = 60_000;
    await expect(on.v1.send(new PutRestApiCommand({ restApiId, mode: 'overwrite', body: Buffer.from(JSON.stringify(broken)) })))
      .rejects.toThrow('Timeout should be between 50 ms and 29000 ms');
    await on.v1.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
    expect(await (await on.execute(restApiId, 'prod', '/orders')).json()).toMatchObject({ text: 'one' });
  });

  it('raises an alarm from what the API published', async () => {
    const restApiId = await deployed(bodyOf('one'));
    await on.metrics.send(new PutMetricAlarmCommand({
      AlarmName: 'misses',
      Namespace: 'AWS/ApiGateway',
      MetricName: '4XXError',
      Dimensions: [{ Name: 'ApiName', Value: 'orders' }, { Name: 'Stage', Value: 'prod' }],
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
    }));
    clock.advance(120_000);
    const state = async () => (await on.metrics.send(new DescribeAlarmsCommand({ AlarmNames: ['misses'] }))).MetricAlarms![0].StateValue;
    expect(await state()).toBe('INSUFFICIENT_DATA');
    await on.execute(restApiId, 'prod', '/orders');
    expect(await state()).toBe('OK');
    await on.execute(restApiId, 'prod', '/nowhere');
    expect(await state()).toBe('ALARM');
    const statistics = await on.metrics.send(new GetMetricStatisticsCommand({
      Namespace: 'AWS/ApiGateway',
      MetricName: '4XXError',
      Dimensions: [{ Name: 'ApiName', Value: 'orders' }, { Name: 'Stage', Value: 'prod' }],
      Statistics: ['Average', 'SampleCount'],
      Period: 60,
      StartTime: new Date(clock.now() - 60_000),
      EndTime: new Date(clock.now() + 60_000),
    }));
    expect(statistics.Datapoints).toMatchObject([{ Average: 0.5, SampleCount: 2 }]);
  });

  it('knows every gateway response, and forgets an API that is deleted', async () => {
    const restApiId = await deployed(bodyOf('one'));
    expect((await on.v1.send(new GetGatewayResponsesCommand({ restApiId }))).items).toHaveLength(21);
    await on.v1.send(new DeleteRestApiCommand({ restApiId }));
    expect((await on.execute(restApiId, 'prod', '/orders')).status).toBe(403);
  });

  it.each([
    ['a stage of a deployment that does not exist', (restApiId: string) => new CreateStageCommand({ restApiId, stageName: 'b', deploymentId: 'nope' }), 'Deployment id does not exist'],
    ['a stage whose name has a space', (restApiId: string) => new CreateStageCommand({ restApiId, stageName: 'b c', deploymentId: 'x' }), 'Stage name only allows a-zA-Z0-9_-'],
    ['a deployment without methods', (restApiId: string) => new CreateDeploymentCommand({ restApiId }), 'The REST API doesn\'t contain any methods'],
  ])('refuses %s', async (_, command, message) => {
    const { id } = await on.v1.send(new CreateRestApiCommand({ name: 'empty' }));
    await expect(on.v1.send(command(id!) as CreateDeploymentCommand)).rejects.toThrow(message);
  });
});
