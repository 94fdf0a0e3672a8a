import {
  CreateDeploymentCommand, CreateRestApiCommand, GetDocumentationPartsCommand, GetExportCommand, GetIntegrationCommand, GetMethodCommand,
  GetResourcesCommand,
  ImportDocumentationPartsCommand, ImportRestApiCommand, PutRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { startEndpoint, type Started } from '../execute-api/clients';

const MOCK = { type: 'mock', requestTemplates: { 'application/json': '{"statusCode":200}' }, responses: { default: { statusCode: '200' } } };
const operation = (integration: object = MOCK) => ({
  get: {
    'responses': { 200: { description: 'ok' } },
    'x-amazon-apigateway-integration': integration,
  },
});
const swagger = (basePath: string, paths: object = { '/test': operation() }) => ({ swagger: '2.0', info: { title: 'a', version: '2.0' }, basePath, paths });
const oas30 = (servers: object[], paths: object = { '/test': operation() }) => ({ openapi: '3.0.1', info: { title: 'a', version: '2.0' }, servers, paths });
const encode = (body: object) => new TextEncoder().encode(JSON.stringify(body));

let on: Started;
beforeAll(async () => {
  on = await startEndpoint();
});
afterAll(() => on.close());

const imported = async (body: object, parameters: Record<string, string> = {}, failOnWarnings = false) => (
  on.v1.send(new ImportRestApiCommand({ body: encode(body), parameters, failOnWarnings })));
const resources = async (restApiId?: string) => (await on.v1.send(new GetResourcesCommand({ restApiId }))).items!;

describe('the base path of a body', () => {
  const VARIABLE = oas30([{ url: 'https://example.com', variables: { basePath: { default: '/base-var' } } }]);
  const URL = oas30([{ url: 'https://example.com/base-url/part/' }]);

  it.each<[string, object, string, string[]]>([
    ['Swagger', swagger('/base'), 'ignore', ['/', '/test']],
    ['Swagger', swagger('/base'), 'prepend', ['/', '/base', '/base/test']],
    ['Swagger', swagger('/base'), 'split', ['/', '/test']],
    ['a server variable', VARIABLE, 'prepend', ['/', '/base-var', '/base-var/test']],
    ['a server variable', VARIABLE, 'split', ['/', '/test']],
    ['a server URL', URL, 'ignore', ['/', '/test']],
    ['a server URL', URL, 'prepend', ['/', '/base-url', '/base-url/part', '/base-url/part/test']],
    ['a server URL', URL, 'split', ['/', '/part', '/part/test']],
  ])('of %s (%#) is taken as basepath=%s says', async (_, body, basepath, expected) => {
    expect((await resources((await imported(body, { basepath })).id)).map(({ path }) => path).sort()).toEqual(expected);
  });

  it('is taken as the Parameters of a template say', async () => {
    const { Id } = await on.deploy('with-base-path', {
      Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: swagger('/v1'), Parameters: { basepath: 'prepend', endpointConfigurationTypes: 'REGIONAL' } } } },
      Outputs: { Id: { Value: { Ref: 'Api' } } },
    });
    expect((await resources(Id)).map(({ path }) => path).sort()).toEqual(['/', '/v1', '/v1/test']);
  });
});

describe('an import', () => {
  it('makes parameters of path variables that nobody declares', async () => {
    const { id: restApiId } = await imported(swagger('', { '/pets/{id}': operation() }));
    const { id: resourceId } = (await resources(restApiId)).find(({ path }) => path === '/pets/{id}')!;
    expect(await on.v1.send(new GetMethodCommand({ restApiId, resourceId, httpMethod: 'GET' }))).toMatchObject({ requestParameters: { 'method.request.path.id': true } });
  });

  it('warns of what it leaves out, and fails on it when told to', async () => {
    const body = oas30([], { '/test': operation({ ...MOCK, requestParameters: { 'integration.request.header.nothing': true } }) });
    const warning = 'Invalid format for \'requestParameters\'. Expected type string for property \'integration.request.header.nothing\' '
      + 'of resource \'/test\' and method \'GET\' but got \'true\'';
    const { id: restApiId, warnings } = await imported(body);
    expect(warnings).toEqual([warning]);
    const { id: resourceId } = (await resources(restApiId)).find(({ path }) => path === '/test')!;
    const integration = await on.v1.send(new GetIntegrationCommand({ restApiId, resourceId, httpMethod: 'GET' }));
    expect(integration.requestParameters ?? {}).toEqual({});
    await expect(imported(body, {}, true)).rejects.toThrow(warning);
  });

  it('adds the media types of a definition that is merged, and replaces them otherwise', async () => {
    const { id: restApiId } = await on.v1.send(new CreateRestApiCommand({ name: 'a', binaryMediaTypes: ['image/heif'] }));
    const body = encode({ ...swagger(''), 'x-amazon-apigateway-binary-media-types': ['image/png'] });
    expect((await on.v1.send(new PutRestApiCommand({ restApiId, mode: 'merge', body }))).binaryMediaTypes).toEqual(['image/heif', 'image/png']);
    expect((await on.v1.send(new PutRestApiCommand({ restApiId, mode: 'overwrite', body }))).binaryMediaTypes).toEqual(['image/png']);
  });

  it.each([['text that is no JSON', '{\'key:value}'], ['a list', '[]'], ['YAML that is none', 'a:\n  - "x"y']])('rejects %s', async (_, text) => {
    await expect(on.v1.send(new ImportRestApiCommand({ body: new TextEncoder().encode(text) }))).rejects.toMatchObject({
      name: 'BadRequestException', message: 'Invalid OpenAPI input.',
    });
  });

  it('rejects a path without a slash', async () => {
    await expect(imported(swagger('', { test: operation() }))).rejects.toThrow('Unable to create resource at path \'test\'');
  });

  it('deploys what it made', async () => {
    const { id: restApiId } = await imported(swagger('/base'), { basepath: 'prepend' });
    await on.v1.send(new CreateDeploymentCommand({ restApiId, stageName: 's' }));
    expect((await on.execute(restApiId!, 's', '/base/test')).status).toBe(200);
  });
});

describe('GetExport', () => {
  const exported = async (restApiId: string | undefined) => {
    await on.v1.send(new CreateDeploymentCommand({ restApiId, stageName: 's' }));
    const answer = await on.v1.send(new GetExportCommand({ restApiId, stageName: 's', exportType: 'oas30', parameters: { extensions: 'integrations' } }));
    const document = JSON.parse(Buffer.from(answer.body!).toString()) as { info: object; paths: Record<string, { get: Record<string, unknown> }> };
    return { ...answer, document };
  };

  it('says what the imported body said for people, and nothing that the service filled in', async () => {
    const said = { summary: 'sum', description: 'desc', tags: ['a'] };
    const get = { ...operation().get, ...said, responses: { 200: { description: 'fine' } } };
    const { id } = await imported(swagger('', { '/orders': { get } }));
    const { document, contentDisposition, contentType } = await exported(id);
    expect({ contentDisposition, contentType }).toEqual({ contentDisposition: 'attachment; filename="oas30_2.0.json"', contentType: 'application/octet-stream' });
    expect(document.info).toMatchObject({ title: 'a', version: '2.0' });
    const { 'x-amazon-apigateway-integration': integration, ...rest } = document.paths['/orders'].get;
    expect(rest).toMatchObject({ ...said, responses: { 200: { description: 'fine' } } });
    expect(integration).toEqual({ type: 'mock', requestTemplates: MOCK.requestTemplates, responses: MOCK.responses, passthroughBehavior: 'when_no_match' });
  });

  it('leaves to documentation parts what a body documents by them, as recorded', async () => {
    const body = {
      ...swagger('', { '/orders': { get: { ...operation().get, summary: 'sum' } } }),
      'x-amazon-apigateway-documentation': {
        documentationParts: [{ location: { type: 'API' }, properties: { description: 'x' } }],
      },
    };
    expect((await exported((await imported(body)).id)).document.paths['/orders'].get).not.toHaveProperty('summary');
  });
});

describe('ImportDocumentationParts', () => {
  const documented = {
    ...swagger(''),
    'x-amazon-apigateway-documentation': {
      documentationParts: [
        { location: { type: 'API' }, properties: { description: 'x' } }, { location: { type: 'METHOD', method: 'GET' }, properties: { description: 'y' } },
      ],
    },
  };

  it('makes the parts, whose path is the root unless they say otherwise', async () => {
    const { id: restApiId } = await on.v1.send(new CreateRestApiCommand({ name: 'a' }));
    const { ids } = await on.v1.send(new ImportDocumentationPartsCommand({ restApiId, mode: 'overwrite', body: encode(documented) }));
    const { items } = await on.v1.send(new GetDocumentationPartsCommand({ restApiId }));
    expect(items!.map(({ id, location }) => ({ id, location }))).toEqual([
      { id: ids![0], location: { type: 'API' } }, { id: ids![1], location: { type: 'METHOD', method: 'GET', path: '/' } },
    ]);
  });

  it('rejects what cannot be read', async () => {
    const { id: restApiId } = await on.v1.send(new CreateRestApiCommand({ name: 'a' }));
    await expect(on.v1.send(new ImportDocumentationPartsCommand({ restApiId, body: new TextEncoder().encode('{') })))
      .rejects.toThrow('Unable to build importer with provided input.');
  });
});
