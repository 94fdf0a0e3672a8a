import { restHeaderRemap } from '../../../src/rules/rest/rest-header-remap';
import { integration, openapi, operation, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

const requesting = (type: unknown, header: string, value = "'x'") =>
  rest({ Get: integration({ Type: type, RequestParameters: { [`integration.request.header.${header}`]: value } }) });
const answering = (header: string, type = 'MOCK') =>
  rest({ Get: integration({ Type: type, IntegrationResponses: [{ StatusCode: '200', ResponseParameters: { [`method.response.header.${header}`]: "'x'" } }] }) });

testRule(restHeaderRemap, {
  valid: [
    { name: 'a header of its own', template: requesting('AWS', 'X-Mine') },
    { name: 'Authorization for an HTTP backend', template: requesting('HTTP', 'Authorization') },
    { name: 'Authorization for a backend that only the deployment tells', template: requesting(unknown, 'Authorization') },
    { name: 'mappings that only the deployment tells', template: rest({ Get: integration({ Type: 'AWS', RequestParameters: unknown }) }) },
    { name: 'a query parameter of that name', template: rest({ Get: integration({ Type: 'AWS', RequestParameters: { 'integration.request.querystring.te': "'x'" } }) }) },
    { name: 'a response header of its own', template: answering('X-Mine') },
    { name: 'response headers of a proxy, which maps none', template: answering('Date', 'HTTP_PROXY') },
  ],
  invalid: [
    {
      name: 'a constant for what no call may set',
      template: requesting('HTTP', 'Content-Length'),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/RequestParameters/integration.request.header.Content-Length', actual: 'Content-Length', severity: 'error' }],
    },
    {
      name: 'what only some calls set',
      template: requesting('AWS', 'Authorization', 'method.request.header.Authorization'),
      findings: [{ logicalId: 'Get', actual: 'Authorization', severity: 'warning' }],
    },
    { name: 'a header that no backend gets', template: requesting('HTTP', 'Via'), findings: [{ logicalId: 'Get', actual: 'Via', severity: 'warning' }] },
    { name: 'a header that is renamed', template: answering('WWW-Authenticate'), findings: [{ logicalId: 'Get', actual: 'WWW-Authenticate', severity: 'warning' }] },
    { name: 'a header that is dropped', template: answering('Transfer-Encoding'), findings: [{ logicalId: 'Get', actual: 'Transfer-Encoding', severity: 'warning' }] },
    {
      name: 'in a body',
      template: openapi(operation({ type: 'aws', requestParameters: { 'integration.request.header.TE': "'x'" } })),
      findings: [{ logicalId: 'Api', actual: 'TE', severity: 'error' }],
    },
  ],
});
