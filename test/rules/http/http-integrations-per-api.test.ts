import { httpIntegrationsPerApi } from '../../../src/rules/http/http-integrations-per-api';
import { http, repeat, v2 } from '../templates';
import { testRule } from '../test-rule';

testRule(httpIntegrationsPerApi, {
  valid: [
    { name: 'the limit itself', template: http(repeat(300, 'Thing', () => v2('Integration', { IntegrationType: 'HTTP_PROXY' }))) },
  ],
  invalid: [
    { name: 'one over', template: http(repeat(301, 'Thing', () => v2('Integration', { IntegrationType: 'HTTP_PROXY' }))), findings: [{ logicalId: 'Api', actual: 301, limit: 300, severity: 'error' }] },
  ],
});
