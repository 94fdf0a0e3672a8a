import { apiKeyValue } from '../../../src/rules/usage/api-key-value';
import { repeat, resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(apiKeyValue, {
  valid: [
    { name: 'the shortest', template: template({ Key: resource('ApiGateway::ApiKey', { Value: 'a'.repeat(20) }) }) },
    { name: 'the longest', template: template({ Key: resource('ApiGateway::ApiKey', { Value: 'a'.repeat(128) }) }) },
    { name: 'none', template: template({ Key: resource('ApiGateway::ApiKey') }) },
    { name: 'only known at deployment', template: template({ Key: resource('ApiGateway::ApiKey', { Value: unknown }) }) },
    {
      name: 'the same value in another stack',
      templates: [
        template({ Key: resource('ApiGateway::ApiKey', { Value: 'a'.repeat(20) }) }),
        template({ Key: resource('ApiGateway::ApiKey', { Value: 'a'.repeat(20) }) }),
      ],
    },
  ],
  invalid: [
    {
      name: 'one character short',
      template: template({ Key: resource('ApiGateway::ApiKey', { Value: 'a'.repeat(19) }) }),
      findings: [{ logicalId: 'Key', path: 'Properties/Value', actual: 19, limit: 20, severity: 'error' }],
    },
    {
      name: 'one character over',
      template: template({ Key: resource('ApiGateway::ApiKey', { Value: 'a'.repeat(129) }) }),
      findings: [{ logicalId: 'Key', actual: 129, limit: 128 }],
    },
    {
      name: 'hyphens',
      template: template({ Key: resource('ApiGateway::ApiKey', { Value: '0123456789-0123456789' }) }),
      findings: [{ logicalId: 'Key', severity: 'warning' }],
    },
    {
      name: 'the same value twice',
      template: template(repeat(2, 'Key', () => resource('ApiGateway::ApiKey', { Value: 'a'.repeat(20) }))),
      findings: [{ logicalId: 'Key2', message: 'Key1 has the same', severity: 'error' }],
    },
  ],
});
