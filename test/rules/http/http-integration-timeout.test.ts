import { httpIntegrationTimeout } from '../../../src/rules/http/http-integration-timeout';
import { http, unknown, v2 } from '../templates';
import { testRule } from '../test-rule';

testRule(httpIntegrationTimeout, {
  valid: [
    { name: 'the limit itself', template: http({ Integration: v2('Integration', { IntegrationType: 'HTTP_PROXY', TimeoutInMillis: 30000 }) }) },
    { name: 'the least', template: http({ Integration: v2('Integration', { IntegrationType: 'HTTP_PROXY', TimeoutInMillis: 50 }) }) },
    {
      name: 'only known at deployment',
      template: http({ Integration: v2('Integration', { IntegrationType: 'HTTP_PROXY', TimeoutInMillis: unknown }) }),
    },
  ],
  invalid: [
    {
      name: 'one millisecond over',
      template: http({ Integration: v2('Integration', { IntegrationType: 'HTTP_PROXY', TimeoutInMillis: 30001 }) }),
      findings: [{ logicalId: 'Integration', path: 'Properties/TimeoutInMillis', actual: 30001, limit: 30000, severity: 'error' }],
    },
    {
      name: 'one under the least',
      template: http({ Integration: v2('Integration', { IntegrationType: 'HTTP_PROXY', TimeoutInMillis: 49 }) }),
      findings: [{ logicalId: 'Integration', actual: 49, limit: 50 }],
    },
    {
      name: 'one millisecond over in a body',
      template: http({}, {
        Body: { openapi: '3.0.1', paths: { '/a': { get: { 'x-amazon-apigateway-integration': { type: 'http_proxy', timeoutInMillis: 30001 } } } } },
      }),
      findings: [{ logicalId: 'Api', path: 'Properties/Body/paths/~1a/get/x-amazon-apigateway-integration/timeoutInMillis' }],
    },
  ],
});
