import { restAuthorizersPerApi } from '../../../src/rules/rest/rest-authorizers-per-api';
import { keys, openapi, part, repeat, rest, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(restAuthorizersPerApi, {
  valid: [
    { name: 'the limit itself', template: rest(repeat(10, 'Thing', () => part('Authorizer', { Name: 'a', Type: 'TOKEN' }))) },
    { name: 'more, where the account has more', quotas: { 'rest-authorizers-per-api': 11 }, template: rest(repeat(11, 'Thing', () => part('Authorizer', { Name: 'a', Type: 'TOKEN' }))) },
  ],
  invalid: [
    { name: 'one over', template: rest(repeat(11, 'Thing', () => part('Authorizer', { Name: 'a', Type: 'TOKEN' }))), findings: [{ logicalId: 'Api', actual: 11, limit: 10, severity: 'warning' }] },
    {
      name: 'one over for an API that is not in the template',
      template: template(repeat(11, 'Thing', () => part('Authorizer', { ...{ Name: 'a', Type: 'TOKEN' }, RestApiId: unknown }))),
      findings: [{ logicalId: 'Thing11', actual: 11 }],
    },
    {
      name: 'one over in an OpenAPI body',
      template: openapi({ '/': {} }, {
        components: {
          securitySchemes: keys(11, (index) => `a${index}`, {
            'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'arn' },
          }),
        },
      }),
      findings: [{ logicalId: 'Api', actual: 11 }],
    },
  ],
});
