import { mapDomain } from '../../../src/endpoint/execute-api/custom-domains';
import { emptyRegistry } from '../apigateway/harness';

/** A domain with two base paths, one of them its root. */
function domain(properties: object = {}) {
  const { registries, registry } = emptyRegistry();
  registry.records.put('AWS::ApiGateway::DomainName', '', 'api.example.com', { DomainName: 'api.example.com', ...properties });
  registry.records.put('AWS::ApiGateway::BasePathMapping', 'api.example.com', 'v1', { RestApiId: 'one', Stage: 'prod' });
  registry.records.put('AWS::ApiGateway::BasePathMapping', 'api.example.com', '(none)', { RestApiId: 'root', Stage: 'prod' });
  return (path: string) => mapDomain(registries, 'api.example.com', path);
}

test.each([
  ['/v1/orders', { apiId: 'one', stage: 'prod', path: '/orders', basePath: '/v1' }],
  ['//v1/orders', { apiId: 'one', stage: 'prod', path: '/orders', basePath: '/v1' }],
  ['/v1//orders', { apiId: 'one', stage: 'prod', path: '//orders', basePath: '/v1' }],
  ['/v10', { apiId: 'root', stage: 'prod', path: '/v10', basePath: '' }],
])('%s', (path, target) => {
  expect(domain()(path)).toEqual(target);
});

test.each([
  ['BASE_PATH_MAPPING_ONLY', 'one'],
  ['ROUTING_RULE_THEN_BASE_PATH_MAPPING', 'one'],
  ['ROUTING_RULE_ONLY', ''],
])('a domain of routing mode %s leads to %j', (RoutingMode, apiId) => {
  expect(domain({ RoutingMode })('/v1/orders')?.apiId).toBe(apiId);
});
