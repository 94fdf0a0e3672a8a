import { CreateDeploymentCommand, GetMethodCommand, GetResourcesCommand, ImportRestApiCommand } from '@aws-sdk/client-api-gateway';
import { startEndpoint, type Started } from '../execute-api/clients';

const AUTHORIZER = {
  'type': 'apiKey',
  'name': 'Authorization',
  'in': 'header',
  'x-amazon-apigateway-authtype': 'cognito_user_pools',
  'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI'] },
};
const SCHEMES = {
  pool: AUTHORIZER,
  key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
  iam: { 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
};

describe.each([
  ['an OpenAPI 3 document', { openapi: '3.0.1', components: { securitySchemes: SCHEMES } }],
  ['a Swagger 2 document', { swagger: '2.0', securityDefinitions: SCHEMES }],
])('security of all of %s', (_, version) => {
  let on: Started;
  beforeAll(async () => {
    on = await startEndpoint();
  });
  afterAll(() => on.close());

  async function imported(security: unknown): Promise<string> {
    const mock = {
      'responses': { 200: { description: 'fine' } },
      'x-amazon-apigateway-integration': {
        type: 'mock', requestTemplates: { 'application/json': '{"statusCode": 200}' }, responses: { default: { statusCode: '200' } },
      },
    };
    const paths = { '/closed': { get: mock }, '/open': { get: { ...mock, security: [] } } };
    const { id } = await on.v1.send(new ImportRestApiCommand({
      body: Buffer.from(JSON.stringify({ ...version, info: { title: 'orders', version: '1' }, security, paths })),
    }));
    await on.v1.send(new CreateDeploymentCommand({ restApiId: id, stageName: 'live' }));
    return id!;
  }

  it.each<[string, unknown, number, string]>([
    ['an authorizer', [{ pool: [] }], 401, 'Unauthorized'],
    ['a signature', [{ iam: [] }], 403, 'Missing Authentication Token'],
    ['an API key', [{ key: [] }], 403, 'Forbidden'],
  ])('lets nobody without %s call an operation that says nothing else', async (__, security, status, message) => {
    const id = await imported(security);
    const closed = await on.execute(id, 'live', '/closed');
    expect([closed.status, await closed.json()]).toEqual([status, { message }]);
    expect((await on.execute(id, 'live', '/open')).status).toBe(200);
  });

  it('is that of the methods', async () => {
    const restApiId = await imported([{ pool: ['orders/read'] }]);
    const { items } = await on.v1.send(new GetResourcesCommand({ restApiId }));
    const methodAt = (path: string) => on.v1.send(new GetMethodCommand({ restApiId, resourceId: items!.find((item) => item.path === path)!.id, httpMethod: 'GET' }));
    expect(await methodAt('/closed')).toMatchObject({ authorizationType: 'COGNITO_USER_POOLS', authorizerId: expect.any(String), authorizationScopes: ['orders/read'] });
    expect(await methodAt('/open')).toMatchObject({ authorizationType: 'NONE' });
  });
});
