import { cacheGetOnly } from '../../../src/rules/rest/cache-get-only';
import { integration, openapi, operation, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(cacheGetOnly, {
  valid: [
    {
      name: 'a declared parameter',
      template: rest({
        Get: integration({ CacheKeyParameters: ['method.request.path.id'] }, { RequestParameters: { 'method.request.path.id': true } }),
      }),
    },
    { name: 'only known at deployment', template: rest({ Get: integration({ CacheKeyParameters: [unknown] }) }) },
    {
      name: 'a declared parameter in a body',
      template: openapi(operation({ cacheKeyParameters: ['method.request.querystring.q'] }, {
        parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }],
      })),
    },
  ],
  invalid: [
    {
      name: 'a parameter that is not declared',
      template: rest({ Get: integration({ CacheKeyParameters: ['method.request.path.id'] }) }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/CacheKeyParameters/0', severity: 'error' }],
    },
    {
      name: 'a parameter that is not declared in a body',
      template: openapi(operation({ cacheKeyParameters: ['method.request.querystring.q'] })),
      findings: [{ logicalId: 'Api', path: '…/x-amazon-apigateway-integration/cacheKeyParameters/0' }],
    },
  ],
});
