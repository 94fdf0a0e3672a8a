import {
  CreateApiKeyCommand, CreateDeploymentCommand, CreateDocumentationVersionCommand, CreateUsagePlanCommand, DeleteStageCommand,
  GetGatewayResponseCommand,
  GetUsagePlanCommand, UpdateApiKeyCommand, UpdateDocumentationVersionCommand, UpdateUsagePlanCommand,
  CreateAuthorizerCommand, CreateModelCommand, CreateRequestValidatorCommand, CreateResourceCommand, CreateRestApiCommand, CreateVpcLinkCommand,
  DeleteModelCommand, GetIntegrationCommand, GetModelCommand, PutGatewayResponseCommand, PutIntegrationCommand, PutMethodCommand,
  PutMethodResponseCommand, UpdateGatewayResponseCommand, UpdateMethodCommand, UpdateMethodResponseCommand, UpdateModelCommand,
  UpdateRequestValidatorCommand, UpdateResourceCommand, UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import type { EndpointConfiguration, PatchOperation } from '@aws-sdk/client-api-gateway';
import { startEndpoint } from '../execute-api/clients';
import type { Started } from '../execute-api/clients';

/** What AWS was recorded to answer, by operation. */
let on: Started;
let restApiId: string;
let rootId: string;

beforeAll(async () => {
  on = await startEndpoint();
});
afterAll(() => on.close());
beforeEach(async () => {
  ({ id: restApiId, rootResourceId: rootId } = await on.v1.send(new CreateRestApiCommand({ name: 'orders' })) as { id: string; rootResourceId: string });
});

const replace = (path: string, value?: string): PatchOperation => ({ op: 'replace', path, value });
const add = (path: string, value?: string): PatchOperation => ({ op: 'add', path, value });
const remove = (path: string): PatchOperation => ({ op: 'remove', path });
const REPLACE_ONLY = 'Invalid patch operation specified. Must be one of: [replace]';

describe('CreateRestApi', () => {
  it.each<[string, EndpointConfiguration | undefined, EndpointConfiguration]>([
    ['nothing', undefined, { types: ['EDGE'], ipAddressType: 'ipv4' }],
    ['REGIONAL', { types: ['REGIONAL'] }, { types: ['REGIONAL'], ipAddressType: 'ipv4' }],
    ['PRIVATE', { types: ['PRIVATE'] }, { types: ['PRIVATE'], ipAddressType: 'dualstack' }],
    ['dualstack', { types: ['EDGE'], ipAddressType: 'dualstack' }, { types: ['EDGE'], ipAddressType: 'dualstack' }],
  ])('completes the endpoint of %s', async (_, endpointConfiguration, expected) => {
    expect((await on.v1.send(new CreateRestApiCommand({ name: 'a', endpointConfiguration }))).endpointConfiguration).toEqual(expected);
  });

  it.each<[string, object, string]>([
    ['no endpoint type', { endpointConfiguration: { types: [] } }, 'REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.'],
    ['two endpoint types', { endpointConfiguration: { types: ['EDGE', 'REGIONAL'] } }, 'Cannot create an api with multiple Endpoint Types.'],
    ['a private API on IPv4', { endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'ipv4' } }, 'Only dualstack ipAddressType is supported for Private APIs.'],
    ['an empty description', { description: '' }, 'Description cannot be an empty string'],
    ['a negative compression size', { minimumCompressionSize: -1 }, 'Invalid minimum compression size, must be between 0 and 10485760'],
  ])('rejects %s', async (_, input, message) => {
    await expect(on.v1.send(new CreateRestApiCommand({ name: 'a', ...input }))).rejects.toMatchObject({ name: 'BadRequestException', message });
  });
});

describe('UpdateRestApi', () => {
  const update = (...patchOperations: PatchOperation[]) => on.v1.send(new UpdateRestApiCommand({ restApiId, patchOperations }));

  it.each<[string, PatchOperation[], object]>([
    ['tags that are none', [replace('/name', 'b')], { name: 'b', tags: {} }],
    ['media types by their names, a replaced one last', [
      add('/binaryMediaTypes/image~1png'), add('/binaryMediaTypes/image~1jpeg'), replace('/binaryMediaTypes/image~1png', 'image/gif'),
    ], { binaryMediaTypes: ['image/jpeg', 'image/gif'] }],
    ['a media type named -', [add('/binaryMediaTypes/-', 'image/png')], { binaryMediaTypes: ['-'] }],
    ['no compression for an empty size', [replace('/minimumCompressionSize', '10'), replace('/minimumCompressionSize', '')], { minimumCompressionSize: undefined }],
    ['both address families for a private API', [replace('/endpointConfiguration/types/0', 'PRIVATE')], {
      endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack' },
    }],
  ])('answers %s', async (_, operations, expected) => {
    expect({ minimumCompressionSize: undefined, ...await update(...operations) }).toMatchObject(expected);
  });

  it.each<[PatchOperation, string]>([
    [add('/binaryMediaTypes', 'image/gif'), 'Invalid patch path /binaryMediaTypes'],
    [remove('/binaryMediaTypes'), 'Invalid patch path /binaryMediaTypes'],
    [add('/minimumCompressionSize', '10'), REPLACE_ONLY],
    [replace('/minimumCompressionSize', 'test'), 'Invalid minimum compression size, must be between 0 and 10485760'],
    [replace('/endpointConfiguration/ipAddressType', 'wrong'), 'ipAddressType must be either ipv4 or dualstack.'],
    [remove('/endpointConfiguration/ipAddressType'), REPLACE_ONLY],
    [replace('/endpointConfiguration/types/0', 'wrong'), 'Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE'],
    [remove('/endpointConfiguration/types/0'), 'Invalid patch operation specified. Must be \'add\'|\'remove\'|\'replace\''],
  ])('rejects %j', async (operation, message) => {
    await expect(update(operation)).rejects.toMatchObject({ name: 'BadRequestException', message });
  });
});

describe('resources', () => {
  const child = async (parentId: string, pathPart: string) => (await on.v1.send(new CreateResourceCommand({ restApiId, parentId, pathPart }))).id!;

  it('takes one variable below a parent, greedy or not', async () => {
    await child(rootId, '{proxy+}');
    await expect(child(rootId, '{id}')).rejects.toThrow('A sibling ({proxy+}) of this resource already has a variable path part -- only one is allowed');
  });

  it('moves no resource below itself, and not the root', async () => {
    const parent = await child(rootId, 'pets');
    const below = await child(parent, 'dogs');
    const update = (resourceId: string, operation: PatchOperation) => (
      on.v1.send(new UpdateResourceCommand({ restApiId, resourceId, patchOperations: [operation] })));
    await expect(update(parent, replace('/parentId', below))).rejects.toThrow('Resources cannot be cyclical.');
    await expect(update(rootId, replace('/pathPart', 'x'))).rejects.toThrow('Root resource cannot update its pathPart.');
    await expect(update(parent, add('/pathPart', 'x'))).rejects.toThrow('Invalid patch path  \'/pathPart\' specified for op \'add\'. Please choose supported operations');
  });
});

describe('methods and integrations', () => {
  const at = () => ({ restApiId, resourceId: rootId, httpMethod: 'GET' });
  const update = (...patchOperations: PatchOperation[]) => on.v1.send(new UpdateMethodCommand({ ...at(), patchOperations }));
  beforeEach(() => on.v1.send(new PutMethodCommand({ ...at(), authorizationType: 'none' })));

  it.each<[string, object, object]>([
    ['MOCK', { type: 'MOCK' }, { connectionType: undefined }],
    ['HTTP', { type: 'HTTP', uri: 'http://localhost:1', integrationHttpMethod: 'GET' }, { connectionType: 'INTERNET' }],
    ['HTTP_PROXY', { type: 'HTTP_PROXY', uri: 'http://localhost:1', integrationHttpMethod: 'GET' }, { connectionType: 'INTERNET' }],
  ])('completes an integration of type %s', async (_, input, more) => {
    expect({ connectionType: undefined, ...await on.v1.send(new PutIntegrationCommand({ ...at(), ...input } as never)) }).toMatchObject({
      passthroughBehavior: 'WHEN_NO_MATCH', timeoutInMillis: 29_000, cacheNamespace: rootId, cacheKeyParameters: [], ...more,
    });
  });

  it.each<[PatchOperation, string]>([
    [add('/operationName', 'x'), REPLACE_ONLY],
    [add('/httpMethod', 'PUT'), 'Invalid patch path /httpMethod'],
    [replace('/requestParameters', 'x'), 'Invalid patch path /requestParameters'],
    [add('/requestModels/application/json', 'Empty'), 'Invalid patch path /requestModels/application/json'],
    [replace('/requestValidatorId', 'fake'), 'Invalid Request Validator identifier specified'],
  ])('rejects UpdateMethod %j', async (operation, message) => {
    await expect(update(operation)).rejects.toMatchObject({ name: 'BadRequestException', message });
  });

  it('takes any case of an authorization type, drops an authorizer of none, and reads flags as Java does', async () => {
    expect({ authorizerId: undefined, ...await update(replace('/authorizerId', 'abc123'), replace('/apiKeyRequired', 'whatever')) })
      .toMatchObject({ authorizationType: 'NONE', authorizerId: undefined, apiKeyRequired: false });
  });

  it.each<[PatchOperation, string, string]>([
    [replace('/responseParameters/wrong', 'true'), 'NotFoundException', 'Invalid parameter name specified'],
    [remove('/responseModels/application~1json'), 'NotFoundException', 'Content-Type specified was not found'],
    [remove('/wrong/x'), 'BadRequestException', 'Invalid patch path /wrong/x'],
  ])('rejects UpdateMethodResponse %j', async (operation, name, message) => {
    await on.v1.send(new PutMethodResponseCommand({ ...at(), statusCode: '200' }));
    await expect(on.v1.send(new UpdateMethodResponseCommand({ ...at(), statusCode: '200', patchOperations: [operation] }))).rejects.toMatchObject({ name, message });
  });

  it.each([['fake', 'Invalid Resource identifier specified'], [undefined, 'Invalid Integration identifier specified']])('finds no integration in API %s', async (api, message) => {
    await expect(on.v1.send(new GetIntegrationCommand({ ...at(), restApiId: api ?? restApiId }))).rejects.toMatchObject({ name: 'NotFoundException', message });
  });
});

describe('parts of an API', () => {
  const schema = '{"type":"object"}';

  it.each<[string, () => Promise<unknown>, object]>([
    ['CreateModel without a schema', () => on.v1.send(new CreateModelCommand({ restApiId, name: 'M', contentType: 'application/json' })), {
      name: 'BadRequestException', message: 'Model schema must have at least 1 property or array items defined',
    }],
    ['GetModel of no API', () => on.v1.send(new GetModelCommand({ restApiId: 'fake', modelName: 'M' })), { message: 'Invalid model name specified: M' }],
    ['CreateRequestValidator of no API', () => on.v1.send(new CreateRequestValidatorCommand({ restApiId: 'fake', name: 'v' })), {
      name: 'BadRequestException', message: 'Invalid REST API identifier specified',
    }],
    ['CreateAuthorizer of no API', () => on.v1.send(new CreateAuthorizerCommand({ restApiId: 'fake', name: 'a', type: 'TOKEN' })), {
      name: 'ConflictException', message: 'Unable to complete operation due to concurrent modification. Please try again later.',
    }],
    ['CreateVpcLink with a bad ARN', () => on.v1.send(new CreateVpcLinkCommand({ name: 'l', targetArns: ['invalid-arn'] })), {
      message: 'Invalid ARN. ARN is not well formed invalid-arn',
    }],
  ])('rejects %s', async (_, call, expected) => {
    await expect(call()).rejects.toMatchObject(expected);
  });

  it('gives models ids of their own, and names the method that uses one', async () => {
    const model = await on.v1.send(new CreateModelCommand({ restApiId, name: 'M', contentType: 'application/json', description: '', schema }));
    expect(model.id).toMatch(/^[a-z0-9]{6}$/);
    expect(model.description).toBeUndefined();
    await on.v1.send(new PutMethodCommand({ restApiId, resourceId: rootId, httpMethod: 'ANY', authorizationType: 'NONE', requestModels: { 'application/json': 'M' } }));
    await expect(on.v1.send(new DeleteModelCommand({ restApiId, modelName: 'M' })))
      .rejects.toMatchObject({ name: 'ConflictException', message: 'Cannot delete model \'M\', is referenced in method request: //ANY' });
    await expect(on.v1.send(new UpdateModelCommand({ restApiId, modelName: 'M', patchOperations: [replace('/name', 'N')] })))
      .rejects.toThrow('Invalid patch path  \'/name\' specified for op \'replace\'. Must be one of: [/description, /schema]');
  });

  it('shows no TTL of an authorizer that was given none', async () => {
    const authorizer = await on.v1.send(new CreateAuthorizerCommand({ restApiId, name: 'a', type: 'TOKEN', authorizerUri: 'arn:aws:apigateway:eu-west-1:lambda:path/x' }));
    expect(authorizer.authorizerResultTtlInSeconds).toBeUndefined();
  });

  it('reads a flag without a value as false', async () => {
    const { id: requestValidatorId } = await on.v1.send(new CreateRequestValidatorCommand({ restApiId, name: 'v', validateRequestBody: true }));
    expect(await on.v1.send(new UpdateRequestValidatorCommand({ restApiId, requestValidatorId, patchOperations: [replace('/validateRequestBody')] })))
      .toMatchObject({ validateRequestBody: false });
  });
});

describe('mapping expressions', () => {
  it.each<[string, (at: { restApiId: string; resourceId: string; httpMethod: string }) => Promise<unknown>, string]>([
    ['a gateway response', () => on.v1.send(new PutGatewayResponseCommand({
      restApiId, responseType: 'UNAUTHORIZED', responseParameters: { 'gatewayresponse.header.test-key': 'test-value' },
    })), 'Invalid mapping expression specified: test-value'],
    ['an integration', (at) => on.v1.send(new PutIntegrationCommand({ ...at, type: 'MOCK', requestParameters: { 'integration.request.header.x': 'y' } })),
      'Invalid mapping expression specified: y'],
    ['a parameter', () => on.v1.send(new PutMethodCommand({ restApiId, resourceId: rootId, httpMethod: 'PUT', authorizationType: 'NONE', requestParameters: { x: true } })),
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: x]'],
    ['two parameters of one name', () => on.v1.send(new PutMethodCommand({
      restApiId,
      resourceId: rootId,
      httpMethod: 'PUT',
      authorizationType: 'NONE',
      requestParameters: { 'method.request.header.a': true, 'method.request.querystring.a': true },
    })), 'Parameter names must be unique across querystring, header and path'],
  ])('rejects a wrong one of %s', async (_, call, message) => {
    const at = { restApiId, resourceId: rootId, httpMethod: 'GET' };
    await on.v1.send(new PutMethodCommand({ ...at, authorizationType: 'NONE' }));
    await expect(call(at)).rejects.toMatchObject({ name: 'BadRequestException', message: expect.stringContaining(message) as string });
  });

  it.each([
    ['AWS', 'arn:aws:iam::000000000000:role/x', 'AWS ARN for integration must contain path or action'],
    ['AWS_PROXY', 'arn:aws:lambda:eu-west-1:000000000000:function:f', 'AWS ARN for integration must contain path or action'],
    ['AWS_PROXY', 'arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem',
      'Integrations of type \'AWS_PROXY\' currently only supports Lambda function and Firehose stream invocations.'],
    ['AWS', 'x', 'Invalid ARN specified in the request'],
  ] as const)('rejects an integration of type %s with %s', async (type, uri, message) => {
    const at = { restApiId, resourceId: rootId, httpMethod: 'GET' };
    await on.v1.send(new PutMethodCommand({ ...at, authorizationType: 'NONE' }));
    await expect(on.v1.send(new PutIntegrationCommand({ ...at, type, uri, integrationHttpMethod: 'POST' }))).rejects.toMatchObject({ name: 'BadRequestException', message });
  });
});

describe('usage plans and keys', () => {
  const planned = async () => {
    const at = { restApiId, resourceId: rootId, httpMethod: 'GET' };
    await on.v1.send(new PutMethodCommand({ ...at, authorizationType: 'NONE' }));
    await on.v1.send(new PutIntegrationCommand({ ...at, type: 'MOCK' }));
    await on.v1.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }));
    return (await on.v1.send(new CreateUsagePlanCommand({ name: 'p', apiStages: [{ apiId: restApiId, stage: 'dev' }] }))).id!;
  };
  const update = (usagePlanId: string, ...patchOperations: PatchOperation[]) => (
    on.v1.send(new UpdateUsagePlanCommand({ usagePlanId, patchOperations })));

  it('takes the throttle of a method by its path, its slashes escaped or not, as Terraform writes them', async () => {
    const plan = await planned();
    const stage = `/apiStages/${restApiId}:dev/throttle`;
    const { apiStages, tags } = await update(plan, replace(`${stage}//route/GET/rateLimit`, '3'), replace(`${stage}/~1other~1GET/burstLimit`, '4'));
    expect(apiStages![0].throttle).toEqual({ '/route/GET': { rateLimit: 3 }, '/other/GET': { burstLimit: 4 } });
    expect(tags).toEqual({});
    expect((await update(plan, remove(`${stage}//route/GET`))).apiStages![0].throttle).toEqual({ '/other/GET': { burstLimit: 4 } });
  });

  it.each<[(api: string) => PatchOperation, string, (api: string, plan: string) => string]>([
    [(api) => remove(`/apiStages/${api}:dev`), 'BadRequestException',
      (api) => `Invalid patch path  '/apiStages/${api}:dev' specified for op 'remove'. Must be one of: [/apiStages, /quota, /throttle, /productCode, /description]`],
    [() => remove('/apiStages'), 'BadRequestException', () => 'Invalid API Stage specified'],
    [() => ({ op: 'remove', path: '/apiStages', value: 'fake' }), 'BadRequestException', () => 'Invalid API Stage specified'],
    [(api) => ({ op: 'remove', path: '/apiStages', value: `${api}:fake` }), 'NotFoundException',
      (api, plan) => `Invalid API Stage {api: ${api}, stage: fake} specified for usageplan ${plan}`],
  ])('rejects a wrong stage (%#)', async (operation, name, message) => {
    const plan = await planned();
    await expect(update(plan, operation(restApiId))).rejects.toMatchObject({ name, message: message(restApiId, plan) });
  });

  it('completes a quota, and lets stages that go away leave the plan', async () => {
    const plan = await planned();
    expect((await update(plan, replace('/quota/limit', '5'), replace('/quota/period', 'MONTH'))).quota).toEqual({ limit: 5, offset: 0, period: 'MONTH' });
    await on.v1.send(new DeleteStageCommand({ restApiId, stageName: 'dev' }));
    expect((await on.v1.send(new GetUsagePlanCommand({ usagePlanId: plan }))).apiStages).toEqual([]);
  });

  it.each<[object, string]>([
    [{ name: 'a'.repeat(1025) }, 'Invalid API Key name, can be at most 1024 characters.'],
    [{ value: 'a'.repeat(129) }, 'API Key value exceeds maximum size of 128 characters'],
    [{ description: 'a'.repeat(125_001) }, 'Invalid API Key description specified.'],
  ])('rejects a key (%#)', async (input, message) => {
    await expect(on.v1.send(new CreateApiKeyCommand(input))).rejects.toMatchObject({ name: 'BadRequestException', message });
  });

  it('takes an empty name and value of a key for none, and tells no value after an update', async () => {
    const key = await on.v1.send(new CreateApiKeyCommand({ name: '', value: '' }));
    expect(key.name).toBeUndefined();
    expect(key.value).toMatch(/^\w{20,}$/);
    const updated = await on.v1.send(new UpdateApiKeyCommand({ apiKey: key.id, patchOperations: [replace('/name', 'n')] }));
    expect(updated).toMatchObject({ name: 'n', tags: {} });
    expect(updated.value).toBeUndefined();
  });
});

describe('documentation versions', () => {
  it('are named, described and given to a stage', async () => {
    expect(await on.v1.send(new CreateDocumentationVersionCommand({ restApiId, documentationVersion: 'v123' }))).toMatchObject({ version: 'v123' });
    expect(await on.v1.send(new UpdateDocumentationVersionCommand({
      restApiId, documentationVersion: 'v123', patchOperations: [replace('/description', 'new')],
    }))).toMatchObject({ version: 'v123', description: 'new' });
    await expect(on.v1.send(new CreateDocumentationVersionCommand({ restApiId, documentationVersion: '' }))).rejects.toMatchObject({ name: 'BadRequestException' });
  });
});

describe('gateway responses', () => {
  it('take over what somebody made of their family', async () => {
    await on.v1.send(new PutGatewayResponseCommand({ restApiId, responseType: 'DEFAULT_5XX', statusCode: '599', responseTemplates: { 'application/json': '{}' } }));
    expect(await on.v1.send(new GetGatewayResponseCommand({ restApiId, responseType: 'INTEGRATION_FAILURE' }))).toMatchObject({
      statusCode: '599', responseTemplates: { 'application/json': '{}' }, defaultResponse: true,
    });
  });

  it('has the default template where only a status is put', async () => {
    expect(await on.v1.send(new PutGatewayResponseCommand({ restApiId, responseType: 'THROTTLED', statusCode: '503' })))
      .toMatchObject({ responseTemplates: { 'application/json': '{"message":$context.error.messageString}' } });
  });

  it.each<[PatchOperation, string, string]>([
    [add('/statusCode', '444'), 'BadRequestException', 'Invalid patch path /statusCode'],
    [{ op: 'add', value: 'x' }, 'BadRequestException', 'Invalid patch path null'],
    [replace('/responseParameters/gatewayresponse.header.x', '\'x\''), 'NotFoundException', 'Invalid parameter name specified'],
    [replace('/responseTemplates/application~1json'), 'BadRequestException', 'Invalid null or empty value in responseTemplates'],
  ])('rejects UpdateGatewayResponse %j', async (operation, name, message) => {
    await expect(on.v1.send(new UpdateGatewayResponseCommand({ restApiId, responseType: 'DEFAULT_4XX', patchOperations: [operation] })))
      .rejects.toMatchObject({ name, message });
  });
});
