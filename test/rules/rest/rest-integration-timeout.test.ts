import { restIntegrationTimeout } from '../../../src/rules/rest/rest-integration-timeout';
import { integration, openapi, operation, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(restIntegrationTimeout, {
  valid: [
    { name: 'the limit itself', template: rest({ Get: integration({ TimeoutInMillis: 29000 }) }) },
    { name: 'the least', template: rest({ Get: integration({ TimeoutInMillis: 50 }) }) },
    { name: 'only known at deployment', template: rest({ Get: integration({ TimeoutInMillis: unknown }) }) },
    {
      name: 'more for a Regional API whose quota was raised',
      quotas: { 'rest-integration-timeout': 60000 },
      template: rest({ Get: integration({ TimeoutInMillis: 60000 }) }, { EndpointConfiguration: { Types: ['REGIONAL'] } }),
    },
    {
      name: 'a streamed response, which may take 15 minutes',
      template: rest({ Get: integration({ TimeoutInMillis: 900000, ResponseTransferMode: 'STREAM' }) }),
    },
    { name: 'the limit itself in an OpenAPI body', template: openapi(operation({ timeoutInMillis: 29000 })) },
  ],
  invalid: [
    {
      name: 'more than the quota that the user says was raised',
      quotas: { 'rest-integration-timeout': 60000 },
      template: rest({ Get: integration({ TimeoutInMillis: 60001 }) }, { EndpointConfiguration: { Types: ['REGIONAL'] } }),
      findings: [{ logicalId: 'Get', limit: 60000, severity: 'error' }],
    },
    {
      name: 'one millisecond over at the edge',
      template: rest({ Get: integration({ TimeoutInMillis: 29001 }) }),
      findings: [
        {
          logicalId: 'Get',
          path: 'Properties/Integration/TimeoutInMillis',
          actual: 29001,
          limit: 29000,
          severity: 'error',
          adjustable: false,
          message: 'edge-optimized',
        },
      ],
    },
    {
      name: 'one under the least',
      template: rest({ Get: integration({ TimeoutInMillis: 49 }) }),
      findings: [{ logicalId: 'Get', actual: 49, limit: 50, severity: 'error', adjustable: false }],
    },
    {
      name: 'one over for a Regional API, which can be raised',
      template: rest({ Get: integration({ TimeoutInMillis: 29001 }) }, { EndpointConfiguration: { Types: ['REGIONAL'] } }),
      findings: [{ logicalId: 'Get', severity: 'warning', adjustable: true }],
    },
    {
      name: 'one over for a Regional API in 2019',
      edition: '2019-02',
      template: rest({ Get: integration({ TimeoutInMillis: 29001 }) }, { EndpointConfiguration: { Types: ['REGIONAL'] } }),
      findings: [{ logicalId: 'Get', severity: 'error' }],
    },
    {
      name: 'more at the edge, whatever the account has',
      quotas: { 'rest-integration-timeout': 60000 },
      template: rest({ Get: integration({ TimeoutInMillis: 60000 }) }),
      findings: [{ logicalId: 'Get', limit: 29000 }],
    },
    {
      name: 'one over with an endpoint type only known at deployment',
      template: rest({ Get: integration({ TimeoutInMillis: 29001 }) }, { EndpointConfiguration: { Types: [unknown] } }),
      findings: [{ logicalId: 'Get', severity: 'warning' }],
    },
    {
      name: 'one over in an OpenAPI body',
      template: openapi(operation({ timeoutInMillis: 29001 })),
      findings: [{ logicalId: 'Api', path: 'Properties/Body/paths/~1orders/get/x-amazon-apigateway-integration/timeoutInMillis', actual: 29001 }],
    },
  ],
});
