import { restStreamLimits } from '../../../src/rules/rest/rest-stream-limits';
import { integration, openapi, operation, part, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(restStreamLimits, {
  valid: [
    {
      name: 'the limit itself',
      template: rest({ Get: integration({ ResponseTransferMode: 'STREAM', Type: 'HTTP_PROXY', TimeoutInMillis: 900000 }) }),
    },
    {
      name: 'only known at deployment',
      template: rest({ Get: integration({ ResponseTransferMode: 'STREAM', Type: unknown, TimeoutInMillis: unknown }) }),
    },
    { name: 'a buffered mock', template: rest({ Get: integration({ ResponseTransferMode: 'BUFFERED' }) }) },
    { name: 'a stream in a body', template: openapi(operation({ type: 'http_proxy', responseTransferMode: 'STREAM' })) },
  ],
  invalid: [
    {
      name: 'one millisecond over',
      template: rest({ Get: integration({ ResponseTransferMode: 'STREAM', Type: 'HTTP_PROXY', TimeoutInMillis: 900001 }) }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/TimeoutInMillis', actual: 900001, limit: 900000, severity: 'error' }],
    },
    {
      name: 'a mock',
      template: rest({ Get: integration({ ResponseTransferMode: 'STREAM', Type: 'MOCK' }) }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/ResponseTransferMode', actual: 'MOCK' }],
    },
    {
      name: 'a response template',
      template: rest({
        Get: integration({
          ResponseTransferMode: 'STREAM',
          Type: 'HTTP_PROXY',
          IntegrationResponses: [{ ResponseTemplates: { 'application/json': '{}' } }],
        }),
      }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/IntegrationResponses/0/ResponseTemplates' }],
    },
    {
      name: 'caching and compression',
      template: rest(
        {
          Get: integration({ ResponseTransferMode: 'STREAM', Type: 'HTTP_PROXY' }),
          Stage: part('Stage', { StageName: 'a', MethodSettings: [{ CachingEnabled: true }] }),
        },
        { MinimumCompressionSize: 0 },
      ),
      findings: [{ logicalId: 'Get', message: 'cached', severity: 'warning' }, { logicalId: 'Get', message: 'compressed', severity: 'warning' }],
    },
    {
      name: 'a mock in a body',
      template: openapi(operation({ type: 'mock', responseTransferMode: 'STREAM' })),
      findings: [{ logicalId: 'Api', path: '…/responseTransferMode' }],
    },
  ],
});
