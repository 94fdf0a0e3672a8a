import { v2StringLengths } from '../../../src/rules/v2/v2-string-lengths';
import { http, resource, template, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(v2StringLengths, {
  valid: [
    { name: 'no text for a parameter that is removed', template: webSocket({ I: v2('Integration', { RequestParameters: { 'remove:header.a': '' } }) }) },
    { name: 'the longest name', template: webSocket({}, { Name: 'a'.repeat(128), Description: '' }) },
    { name: 'only known at deployment', template: webSocket({}, { Name: unknown }) },
  ],
  invalid: [
    {
      name: 'one character over',
      template: webSocket({}, { Name: 'a'.repeat(129) }),
      findings: [{ logicalId: 'Api', path: 'Properties/Name', actual: 129, limit: 128, severity: 'error' }],
    },
    { name: 'an empty text', template: webSocket({}, { Name: '' }), findings: [{ logicalId: 'Api', limit: 1, severity: 'warning' }] },
    {
      name: 'one over in a list',
      template: http({}, { CorsConfiguration: { AllowMethods: ['GET', 'M'.repeat(65)] } }),
      findings: [{ logicalId: 'Api', path: 'Properties/CorsConfiguration/AllowMethods/1', limit: 64 }],
    },
    {
      name: 'one over in a map',
      template: webSocket({ I: v2('Integration', { RequestParameters: { a: 'x'.repeat(513) } }) }),
      findings: [{ logicalId: 'I', path: 'Properties/RequestParameters/a', limit: 512 }],
    },
    {
      name: 'one over in SAM',
      template: template({ Http: resource('Serverless::HttpApi', { Name: 'a'.repeat(129) }), Chat: resource('Serverless::WebSocketApi', { Routes: { a: { OperationName: 'a'.repeat(65) } } }) }),
      findings: [{ logicalId: 'Chat', path: 'Properties/Routes/a/OperationName', limit: 64 }, { logicalId: 'Http', path: 'Properties/Name', limit: 128 }],
    },
  ],
});
