import { httpJwtAudiences } from '../../../src/rules/http/http-jwt-audiences';
import { http, resource, template, unknown, v2 } from '../templates';
import { testRule } from '../test-rule';

const list = (count: number) => Array.from({ length: count }, (_, index) => `item${index}`);

testRule(httpJwtAudiences, {
  valid: [
    { name: 'the limit itself', template: http({ Auth: v2('Authorizer', { AuthorizerType: 'JWT', JwtConfiguration: { Audience: list(50) } }) }) },
    {
      name: 'only known at deployment',
      template: http({ Auth: v2('Authorizer', { AuthorizerType: 'JWT', JwtConfiguration: { Audience: unknown } }) }),
    },
  ],
  invalid: [
    {
      name: 'one over in a body',
      template: http({}, {
        Body: {
          openapi: '3.0.1',
          paths: {},
          components: { securitySchemes: { jwt: { 'x-amazon-apigateway-authorizer': { type: 'jwt', jwtConfiguration: { audience: list(51) } } } } },
        },
      }),
      findings: [{ logicalId: 'Api', path: '…/securitySchemes/jwt/x-amazon-apigateway-authorizer/jwtConfiguration/audience', actual: 51 }],
    },
    {
      name: 'one over',
      template: http({ Auth: v2('Authorizer', { AuthorizerType: 'JWT', JwtConfiguration: { Audience: list(51) } }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties/JwtConfiguration/Audience', actual: 51, limit: 50, severity: 'error' }],
    },
    {
      name: 'one over in SAM',
      template: template({ Api: resource('Serverless::HttpApi', { Auth: { Authorizers: { J: { JwtConfiguration: { audience: list(51) } } } } }) }),
      findings: [{ logicalId: 'Api', path: 'Properties/Auth/Authorizers/J/JwtConfiguration/audience', actual: 51 }],
    },
  ],
});
