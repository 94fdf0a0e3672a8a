import { mappingTemplateSize } from '../../../src/rules/rest/mapping-template-size';
import { integration, openapi, operation, part, rest, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(mappingTemplateSize, {
  valid: [
    { name: 'the limit itself', template: rest({ Get: integration({ RequestTemplates: { 'application/json': 'x'.repeat(307200) } }) }) },
    { name: 'only known at deployment', template: rest({ Get: integration({ RequestTemplates: { 'application/json': unknown } }) }) },
    {
      name: 'what the API reference of WebSocket APIs says',
      template: webSocket({ I: v2('Integration', { IntegrationType: 'MOCK', RequestTemplates: { 200: 'x'.repeat(32768) } }) }),
    },
  ],
  invalid: [
    {
      name: 'one byte over',
      template: rest({ Get: integration({ RequestTemplates: { 'application/json': 'x'.repeat(307201) } }) }),
      findings: [
        { logicalId: 'Get', path: 'Properties/Integration/RequestTemplates/application~1json', actual: 307201, limit: 307200, severity: 'error' },
      ],
    },
    {
      name: 'one byte over in a gateway response',
      template: rest({ Response: part('GatewayResponse', { ResponseType: 'THROTTLED', ResponseTemplates: { a: 'x'.repeat(307201) } }) }),
      findings: [{ logicalId: 'Response' }],
    },
    {
      name: 'more than the reference says for WebSocket APIs',
      template: webSocket({ I: v2('Integration', { IntegrationType: 'MOCK', RequestTemplates: { 200: 'x'.repeat(32769) } }) }),
      findings: [{ logicalId: 'I', limit: 32768, severity: 'warning' }],
    },
    {
      name: 'one byte over in a body',
      template: openapi(operation({ requestTemplates: { 'application/json': 'x'.repeat(307201) } })),
      findings: [{ logicalId: 'Api', path: '…/requestTemplates/application~1json' }],
    },
  ],
});
