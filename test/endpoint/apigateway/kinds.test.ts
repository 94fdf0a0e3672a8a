import {
  CreateApiKeyCommand, CreateAuthorizerCommand, CreateDocumentationPartCommand, CreateDomainNameCommand, CreateModelCommand,
  CreateRequestValidatorCommand, CreateResourceCommand, CreateRestApiCommand, CreateUsagePlanCommand, DeleteModelCommand, GetAccountCommand,
  GetApiKeyCommand, GetApiKeysCommand, GetAuthorizerCommand, GetDocumentationPartsCommand, GetDomainNamesCommand, GetGatewayResponseCommand,
  GetModelCommand, GetModelsCommand, GetRequestValidatorsCommand, GetResourcesCommand, GetTagsCommand, PutGatewayResponseCommand,
  PutIntegrationCommand, PutMethodCommand, TagResourceCommand, UntagResourceCommand, UpdateApiKeyCommand, UpdateAuthorizerCommand,
  UpdateIntegrationCommand, UpdateMethodCommand, UpdateModelCommand, UpdateRestApiCommand, UpdateUsagePlanCommand,
} from '@aws-sdk/client-api-gateway';
import { startEndpoint } from '../execute-api/clients';
import type { Started } from '../execute-api/clients';

describe('the control plane of REST APIs', () => {
  let on: Started;
  let restApiId: string;
  let rootId: string;

  beforeAll(async () => {
    on = await startEndpoint();
  });
  afterAll(() => on.close());
  beforeEach(async () => {
    const api = await on.v1.send(new CreateRestApiCommand({ name: 'orders', endpointConfiguration: { types: ['REGIONAL'] }, tags: { team: 'a' } }));
    restApiId = api.id!;
    rootId = api.rootResourceId!;
  });

  it('patches an API, its lists too', async () => {
    const api = await on.v1.send(new UpdateRestApiCommand({
      restApiId,
      patchOperations: [
        { op: 'replace', path: '/name', value: 'renamed' },
        { op: 'add', path: '/binaryMediaTypes/image~1png' },
        { op: 'replace', path: '/minimumCompressionSize', value: '1024' },
        { op: 'replace', path: '/endpointConfiguration/types/REGIONAL', value: 'EDGE' },
        { op: 'replace', path: '/disableExecuteApiEndpoint', value: 'true' },
      ],
    }));
    expect(api).toMatchObject({
      name: 'renamed', binaryMediaTypes: ['image/png'], minimumCompressionSize: 1024, endpointConfiguration: { types: ['EDGE'] }, disableExecuteApiEndpoint: true,
    });
    await expect(on.v1.send(new UpdateRestApiCommand({ restApiId, patchOperations: [{ op: 'replace', path: '/speed', value: '1' }] })))
      .rejects.toThrow('Invalid patch path /speed');
  });

  it('comes with two models, takes another, and keeps one that a method needs', async () => {
    const names = async () => (await on.v1.send(new GetModelsCommand({ restApiId }))).items!.map(({ name }) => name);
    expect(await names()).toEqual(['Empty', 'Error']);
    await on.v1.send(new CreateModelCommand({ restApiId, name: 'Order', contentType: 'application/json', schema: '{"type":"object"}' }));
    await on.v1.send(new UpdateModelCommand({ restApiId, modelName: 'Order', patchOperations: [{ op: 'replace', path: '/schema', value: '{"type":"array"}' }] }));
    expect((await on.v1.send(new GetModelCommand({ restApiId, modelName: 'Order' }))).schema).toBe('{"type":"array"}');
    await expect(on.v1.send(new CreateModelCommand({ restApiId, name: 'Order', contentType: 'application/json', schema: '{"type":"object"}' })))
      .rejects.toMatchObject({ name: 'ConflictException', message: 'Model name already exists for this REST API' });
    await on.v1.send(new PutMethodCommand({
      restApiId, resourceId: rootId, httpMethod: 'POST', authorizationType: 'NONE', requestModels: { 'application/json': 'Order' },
    }));
    await expect(on.v1.send(new DeleteModelCommand({ restApiId, modelName: 'Order' }))).rejects.toThrow('Cannot delete model \'Order\', is referenced in method request');
  });

  it('patches a method and its integration by keys with slashes', async () => {
    await on.v1.send(new PutMethodCommand({ restApiId, resourceId: rootId, httpMethod: 'GET', authorizationType: 'NONE' }));
    await on.v1.send(new PutIntegrationCommand({ restApiId, resourceId: rootId, httpMethod: 'GET', type: 'MOCK' }));
    const method = await on.v1.send(new UpdateMethodCommand({
      restApiId,
      resourceId: rootId,
      httpMethod: 'GET',
      patchOperations: [
        { op: 'replace', path: '/apiKeyRequired', value: 'true' }, { op: 'add', path: '/requestParameters/method.request.querystring.page', value: 'false' },
      ],
    }));
    expect(method).toMatchObject({ apiKeyRequired: true, requestParameters: { 'method.request.querystring.page': false } });
    const integration = await on.v1.send(new UpdateIntegrationCommand({
      restApiId,
      resourceId: rootId,
      httpMethod: 'GET',
      patchOperations: [{ op: 'add', path: '/requestTemplates/application~1json', value: '{}' }, { op: 'replace', path: '/timeoutInMillis', value: '500' }],
    }));
    expect(integration).toMatchObject({ requestTemplates: { 'application/json': '{}' }, timeoutInMillis: 500 });
  });

  it('keeps validators, authorizers, documentation and gateway responses', async () => {
    await on.v1.send(new CreateRequestValidatorCommand({ restApiId, name: 'body', validateRequestBody: true }));
    expect((await on.v1.send(new GetRequestValidatorsCommand({ restApiId }))).items).toMatchObject([
      { name: 'body', validateRequestBody: true, validateRequestParameters: false },
    ]);
    const { id: authorizerId } = await on.v1.send(new CreateAuthorizerCommand({
      restApiId, name: 'tokens', type: 'TOKEN', authorizerUri: 'arn:aws:apigateway:eu-west-1:lambda:path/x', identitySource: 'method.request.header.Authorization',
    }));
    await on.v1.send(new UpdateAuthorizerCommand({
      restApiId, authorizerId, patchOperations: [{ op: 'replace', path: '/authorizerResultTtlInSeconds', value: '0' }],
    }));
    expect(await on.v1.send(new GetAuthorizerCommand({ restApiId, authorizerId }))).toMatchObject({ authType: 'custom', authorizerResultTtlInSeconds: 0 });
    await on.v1.send(new CreateDocumentationPartCommand({ restApiId, location: { type: 'API' }, properties: '{"description":"x"}' }));
    expect((await on.v1.send(new GetDocumentationPartsCommand({ restApiId, type: 'API' }))).items).toHaveLength(1);
    await on.v1.send(new PutGatewayResponseCommand({ restApiId, responseType: 'THROTTLED', statusCode: '503' }));
    expect(await on.v1.send(new GetGatewayResponseCommand({ restApiId, responseType: 'THROTTLED' }))).toMatchObject({ statusCode: '503', defaultResponse: false });
    expect(await on.v1.send(new GetGatewayResponseCommand({ restApiId, responseType: 'UNAUTHORIZED' }))).toMatchObject({ statusCode: '401', defaultResponse: true });
  });

  it('tells a key\'s value only when asked, and pages through keys', async () => {
    const { id: apiKey, value } = await on.v1.send(new CreateApiKeyCommand({ name: 'k1', value: 'a-value-of-twenty-letters' }));
    await on.v1.send(new CreateApiKeyCommand({ name: 'k2' }));
    expect(value).toBe('a-value-of-twenty-letters');
    expect((await on.v1.send(new GetApiKeyCommand({ apiKey }))).value).toBeUndefined();
    await on.v1.send(new UpdateApiKeyCommand({ apiKey, patchOperations: [{ op: 'replace', path: '/enabled', value: 'true' }] }));
    expect(await on.v1.send(new GetApiKeyCommand({ apiKey, includeValue: true }))).toMatchObject({ value, enabled: true });
    const first = await on.v1.send(new GetApiKeysCommand({ limit: 1 }));
    const second = await on.v1.send(new GetApiKeysCommand({ limit: 1, position: first.position }));
    expect([first.items![0].name, second.items![0].name, second.position]).toEqual(['k1', 'k2', undefined]);
    await expect(on.v1.send(new CreateApiKeyCommand({ value: 'short' }))).rejects.toThrow('API Key value should be at least 20 characters');
  });

  it('patches a plan\'s limits, and refuses a stage that does not exist', async () => {
    const { id: usagePlanId } = await on.v1.send(new CreateUsagePlanCommand({ name: 'p' }));
    expect(await on.v1.send(new UpdateUsagePlanCommand({
      usagePlanId, patchOperations: [{ op: 'replace', path: '/throttle/rateLimit', value: '5' }, { op: 'replace', path: '/throttle/burstLimit', value: '10' }],
    }))).toMatchObject({ throttle: { rateLimit: 5, burstLimit: 10 } });
    await expect(on.v1.send(new UpdateUsagePlanCommand({ usagePlanId, patchOperations: [{ op: 'add', path: '/apiStages', value: `${restApiId}:nope` }] })))
      .rejects.toThrow(`API Stage not found: ${restApiId}:nope`);
    await expect(on.v1.send(new CreateUsagePlanCommand({ name: 'q', quota: { limit: 1, period: 'DAY', offset: 1 } })))
      .rejects.toThrow('Usage Plan quota offset must be zero in the DAY period');
  });

  it('keeps tags by ARN', async () => {
    const resourceArn = `arn:aws:apigateway:eu-west-1::/restapis/${restApiId}`;
    await on.v1.send(new TagResourceCommand({ resourceArn, tags: { stage: 'b' } }));
    await on.v1.send(new UntagResourceCommand({ resourceArn, tagKeys: ['team'] }));
    expect((await on.v1.send(new GetTagsCommand({ resourceArn }))).tags).toEqual({ stage: 'b' });
  });

  it('builds paths, one below the other', async () => {
    const { id: parentId } = await on.v1.send(new CreateResourceCommand({ restApiId, parentId: rootId, pathPart: 'orders' }));
    await on.v1.send(new CreateResourceCommand({ restApiId, parentId, pathPart: '{proxy+}' }));
    expect((await on.v1.send(new GetResourcesCommand({ restApiId }))).items!.map(({ path }) => path)).toEqual(['/', '/orders', '/orders/{proxy+}']);
    await expect(on.v1.send(new CreateResourceCommand({ restApiId, parentId: rootId, pathPart: 'orders' })))
      .rejects.toMatchObject({ name: 'ConflictException', message: 'Another resource with the same parent already has this name: orders' });
  });

  it('keeps domain names, and has an account', async () => {
    const domain = await on.v1.send(new CreateDomainNameCommand({
      domainName: 'api.example.com', regionalCertificateArn: 'arn:aws:acm:x', endpointConfiguration: { types: ['REGIONAL'] },
    }));
    expect(domain).toMatchObject({ domainNameStatus: 'AVAILABLE', regionalDomainName: expect.stringMatching(/^d-\w+\.execute-api/) as string });
    expect((await on.v1.send(new GetDomainNamesCommand({}))).items).toHaveLength(1);
    expect(await on.v1.send(new GetAccountCommand({}))).toMatchObject({ throttleSettings: { burstLimit: 5000, rateLimit: 10_000 } });
  });
});
