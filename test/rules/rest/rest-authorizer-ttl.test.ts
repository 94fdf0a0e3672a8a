import { restAuthorizerTtl } from '../../../src/rules/rest/rest-authorizer-ttl';
import { openapi, part, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(restAuthorizerTtl, {
  valid: [
    { name: 'the limit itself', template: rest({ Auth: part('Authorizer', { Type: 'COGNITO_USER_POOLS', AuthorizerResultTtlInSeconds: 3600 }) }) },
    { name: 'no caching', template: rest({ Auth: part('Authorizer', { Type: 'COGNITO_USER_POOLS', AuthorizerResultTtlInSeconds: 0 }) }) },
    {
      name: 'only known at deployment',
      template: rest({ Auth: part('Authorizer', { Type: 'COGNITO_USER_POOLS', AuthorizerResultTtlInSeconds: unknown }) }),
    },
    {
      name: 'the limit itself in a body',
      template: openapi({}, {
        components: {
          securitySchemes: {
            auth: {
              'type': 'apiKey',
              'name': 'Authorization',
              'in': 'header',
              'x-amazon-apigateway-authorizer': { type: 'token', authorizerResultTtlInSeconds: 3600 },
            },
          },
        },
      }),
    },
  ],
  invalid: [
    {
      name: 'one over',
      template: rest({ Auth: part('Authorizer', { Type: 'COGNITO_USER_POOLS', AuthorizerResultTtlInSeconds: 3601 }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties/AuthorizerResultTtlInSeconds', actual: 3601, limit: 3600, severity: 'error' }],
    },
    {
      name: 'less than nothing',
      template: rest({ Auth: part('Authorizer', { Type: 'COGNITO_USER_POOLS', AuthorizerResultTtlInSeconds: -1 }) }),
      findings: [{ logicalId: 'Auth', actual: -1, limit: 0 }],
    },
    {
      name: 'one over in a body',
      template: openapi({}, {
        components: {
          securitySchemes: {
            auth: {
              'type': 'apiKey',
              'name': 'Authorization',
              'in': 'header',
              'x-amazon-apigateway-authorizer': { type: 'token', authorizerResultTtlInSeconds: 3601 },
            },
          },
        },
      }),
      findings: [{ logicalId: 'Api', path: '…authorizerResultTtlInSeconds' }],
    },
  ],
});
