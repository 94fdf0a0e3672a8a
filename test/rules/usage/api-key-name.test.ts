import { apiKeyName } from '../../../src/rules/usage/api-key-name';
import { resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(apiKeyName, {
  valid: [
    { name: 'the longest', template: template({ Key: resource('ApiGateway::ApiKey', { Name: 'a'.repeat(1024) }) }) },
    { name: 'only known at deployment', template: template({ Key: resource('ApiGateway::ApiKey', { Name: unknown }) }) },
  ],
  invalid: [
    {
      name: 'one character over',
      template: template({ Key: resource('ApiGateway::ApiKey', { Name: 'a'.repeat(1025) }) }),
      findings: [{ logicalId: 'Key', path: 'Properties/Name', actual: 1025, limit: 1024, severity: 'error' }],
    },
  ],
});
