import { corsHttpApi } from '../../../src/rules/http/cors-http-api';
import { http, ref, unknown, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(corsHttpApi, {
  valid: [
    { name: 'CORS of a WebSocket API, if a condition says so', template: webSocket({}, { CorsConfiguration: { 'Fn::If': ['Production', {}, ref('AWS::NoValue')] } }) },
    { name: 'the limit itself', template: http({}, { CorsConfiguration: { MaxAge: 86400 } }) },
    { name: 'no caching', template: http({}, { CorsConfiguration: { MaxAge: -1 } }) },
    { name: 'credentials for an origin', template: http({}, { CorsConfiguration: { AllowCredentials: true, AllowOrigins: ['https://a'] } }) },
    {
      name: 'only known at deployment',
      template: http({}, { CorsConfiguration: { MaxAge: unknown, AllowCredentials: unknown, AllowOrigins: ['*'] } }),
    },
  ],
  invalid: [
    {
      name: 'credentials for everybody in a body',
      template: http({}, { Body: { 'openapi': '3.0.1', 'paths': {}, 'x-amazon-apigateway-cors': { allowCredentials: true, allowOrigins: ['*'], maxAge: 86401 } } }),
      findings: [{ path: 'Properties/Body/x-amazon-apigateway-cors/allowOrigins' }, { path: 'Properties/Body/x-amazon-apigateway-cors/maxAge' }]
        .map((finding) => ({ logicalId: 'Api', ...finding })),
    },
    {
      name: 'one second over',
      template: http({}, { CorsConfiguration: { MaxAge: 86401 } }),
      findings: [{ logicalId: 'Api', path: 'Properties/CorsConfiguration/MaxAge', actual: 86401, limit: 86400, severity: 'error' }],
    },
    { name: 'less than the least', template: http({}, { CorsConfiguration: { MaxAge: -2 } }), findings: [{ logicalId: 'Api', limit: -1 }] },
    {
      name: 'credentials for everybody',
      template: http({}, { CorsConfiguration: { AllowCredentials: true, AllowOrigins: ['*'] } }),
      findings: [{ logicalId: 'Api', path: 'Properties/CorsConfiguration/AllowOrigins' }],
    },
    {
      name: 'CORS of a WebSocket API',
      template: webSocket({}, { CorsConfiguration: {} }),
      findings: [{ logicalId: 'Api', path: 'Properties/CorsConfiguration' }],
    },
  ],
});
