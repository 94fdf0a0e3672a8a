import { get as httpGet } from 'node:http';
import {
  APIGatewayClient, CreateDeploymentCommand, CreateDomainNameCommand, ImportRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client, CreateApiMappingCommand, DeleteApiMappingCommand, GetApiMappingsCommand } from '@aws-sdk/client-apigatewayv2';
import { useEndpoint } from '../endpoint';

const BODY = {
  openapi: '3.0.1',
  info: { title: 'Orders', version: '1' },
  paths: {
    '/health': {
      get: {
        'responses': { 200: { description: 'fine' } },
        'x-amazon-apigateway-integration': { type: 'mock', requestTemplates: { 'application/json': '{"statusCode":200}' }, responses: { default: { statusCode: '200' } } },
      },
    },
  },
};

const endpoint = useEndpoint();
const v1 = () => new APIGatewayClient(endpoint.client());
const v2 = () => new ApiGatewayV2Client(endpoint.client());

async function statusOf(host: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpGet(`${endpoint.url()}${path}`, { headers: { host } }, (response) => resolve(response.resume().statusCode)).on('error', reject);
  });
}

test('a domain name of API Gateway v1 takes mappings of v2, which may have several segments', async () => {
  const { id = '' } = await v1().send(new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(BODY)) }));
  await v1().send(new CreateDeploymentCommand({ restApiId: id, stageName: 'prod' }));
  await v1().send(new CreateDomainNameCommand({
    domainName: 'api.example.com', regionalCertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/1', endpointConfiguration: { types: ['REGIONAL'] },
  }));
  const { ApiMappingId } = await v2().send(new CreateApiMappingCommand({ DomainName: 'api.example.com', ApiId: id, Stage: 'prod', ApiMappingKey: 'shop/orders' }));
  expect((await v2().send(new GetApiMappingsCommand({ DomainName: 'api.example.com' }))).Items).toEqual([{ ApiId: id, ApiMappingId, ApiMappingKey: 'shop/orders', Stage: 'prod' }]);
  expect([await statusOf('api.example.com', '/shop/orders/health'), await statusOf('api.example.com', '/health')]).toEqual([200, 403]);
  await v2().send(new DeleteApiMappingCommand({ DomainName: 'api.example.com', ApiMappingId }));
  expect(await statusOf('api.example.com', '/shop/orders/health')).toBe(403);
});

test('a mapping fails below a domain name that neither has', async () => {
  await expect(v2().send(new CreateApiMappingCommand({ DomainName: 'other.example.com', ApiId: 'any', Stage: 'prod' })))
    .rejects.toMatchObject({ name: 'NotFoundException', message: 'Invalid domain name identifier specified other.example.com' });
});
