import { corsPreflightAccess } from '../../../src/rules/rest/cors-preflight-access';
import { method, openapi, operation, ref, rest, serverless, unknown } from '../templates';
import { testRule } from '../test-rule';

const sam = (api: Record<string, unknown>) => serverless({ Get: { Path: '/todos', Method: 'get' } }, api);
const AUTH = { DefaultAuthorizer: 'Pool', Authorizers: { Pool: { UserPoolArn: 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbCdEfGhI' } } };
const SCHEMES = { components: { securitySchemes: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' }, iam: { 'type': 'apiKey', 'x-amazon-apigateway-authtype': 'awsSigv4' } } } };
const preflight = (more: Record<string, unknown>) => ({ '/orders': { options: { 'x-amazon-apigateway-integration': { type: 'mock' }, ...more } } });

testRule(corsPreflightAccess, {
  valid: [
    { name: 'a preflight request for anybody', template: rest({ Options: method({ HttpMethod: 'OPTIONS' }), Get: method({ AuthorizationType: 'AWS_IAM', ApiKeyRequired: true }) }) },
    { name: 'an authorization type only known at deployment', template: rest({ Options: method({ HttpMethod: 'OPTIONS', AuthorizationType: unknown, ApiKeyRequired: unknown }) }) },
    { name: 'a document whose preflight is open', template: openapi({ ...operation({}), ...preflight({ security: [] }) }, { security: [{ iam: [] }], ...SCHEMES }) },
    { name: 'SAM that leaves the authorizer out', template: sam({ Cors: "'*'", Auth: { ...AUTH, AddDefaultAuthorizerToCorsPreflight: false } }) },
    { name: 'SAM without CORS', template: sam({ Auth: AUTH }) },
    { name: 'SAM without a default authorizer', template: sam({ Cors: "'*'", Auth: { Authorizers: AUTH.Authorizers } }) },
    { name: 'SAM that leaves the key out', template: sam({ Cors: "'*'", Auth: { ApiKeyRequired: true, AddApiKeyRequiredToCorsPreflight: false } }) },
    { name: 'SAM with what is only known at deployment', template: sam({ Cors: "'*'", Auth: { ...AUTH, AddDefaultAuthorizerToCorsPreflight: unknown } }) },
  ],
  invalid: [
    { name: 'a signed preflight request', template: rest({ Options: method({ HttpMethod: 'OPTIONS', AuthorizationType: 'AWS_IAM' }) }), findings: [{ logicalId: 'Options', path: 'Properties/AuthorizationType', actual: 'AWS_IAM', severity: 'warning' }] },
    { name: 'a preflight request with an authorizer', template: rest({ Options: method({ HttpMethod: 'OPTIONS', AuthorizationType: 'CUSTOM', AuthorizerId: ref('Authorizer') }) }), findings: [{ logicalId: 'Options', message: 'OPTIONS /' }] },
    { name: 'a preflight request with a key', template: rest({ Options: method({ HttpMethod: 'OPTIONS', ApiKeyRequired: true }) }), findings: [{ logicalId: 'Options', path: 'Properties/ApiKeyRequired' }] },
    { name: 'a document', template: openapi(preflight({ security: [{ key: [] }] }), SCHEMES), findings: [{ logicalId: 'Api', path: 'Properties/Body/paths/~1orders/options/security' }] },
    { name: 'a document with security of the whole', template: openapi(preflight({}), { security: [{ iam: [] }], ...SCHEMES }), findings: [{ logicalId: 'Api', path: 'Properties/Body/paths/~1orders/options' }] },
    { name: 'SAM with a default authorizer', template: sam({ Cors: "'*'", Auth: AUTH }), findings: [{ logicalId: 'Api', path: 'Properties/Auth/DefaultAuthorizer', actual: 'Pool' }] },
    { name: 'SAM with a signature by default', template: sam({ Cors: { AllowOrigin: "'*'" }, Auth: { DefaultAuthorizer: 'AWS_IAM' } }), findings: [{ logicalId: 'Api', path: 'Properties/Auth/DefaultAuthorizer' }] },
    { name: 'SAM with a key', template: sam({ Cors: "'*'", Auth: { ApiKeyRequired: true } }), findings: [{ logicalId: 'Api', path: 'Properties/Auth/ApiKeyRequired' }] },
  ],
});
