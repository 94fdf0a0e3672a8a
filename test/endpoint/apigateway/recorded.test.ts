import {
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

describe('gateway responses', () => {
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
