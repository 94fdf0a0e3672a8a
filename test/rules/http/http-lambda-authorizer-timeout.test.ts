import { httpLambdaAuthorizerTimeout } from '../../../src/rules/http/http-lambda-authorizer-timeout';
import { http, lambdaUri, resource, unknown, v2 } from '../templates';
import { testRule } from '../test-rule';

testRule(httpLambdaAuthorizerTimeout, {
  valid: [
    {
      name: 'the limit itself',
      template: http({
        Function: resource('Lambda::Function', { Timeout: 10 }),
        Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', AuthorizerUri: lambdaUri() }),
      }),
    },
    {
      name: 'only known at deployment',
      template: http({
        Function: resource('Lambda::Function', { Timeout: unknown }),
        Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', AuthorizerUri: lambdaUri() }),
      }),
    },
  ],
  invalid: [
    {
      name: 'one second over',
      template: http({
        Function: resource('Lambda::Function', { Timeout: 11 }),
        Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', AuthorizerUri: lambdaUri() }),
      }),
      findings: [{ logicalId: 'Auth', path: 'Properties/AuthorizerUri', actual: 11, limit: 10, severity: 'warning' }],
    },
  ],
});
