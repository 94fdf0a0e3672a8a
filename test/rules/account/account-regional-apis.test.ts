import { accountRegionalApis } from '../../../src/rules/account/account-regional-apis';
import { repeat, resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(accountRegionalApis, {
  valid: [
    { name: 'the quota itself', template: template(repeat(600, 'Thing', () => resource('ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] } }))) },
    { name: 'types only known at deployment', template: template(repeat(601, 'Thing', () => resource('ApiGateway::RestApi', { EndpointConfiguration: { Types: [unknown] } }))) },
  ],
  invalid: [
    { name: 'one over', template: template(repeat(601, 'Thing', () => resource('ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] } }))), findings: [{ logicalId: 'Thing601', actual: 601, limit: 600, severity: 'error' }] },
    {
      name: 'one over in two templates, which may go to different accounts',
      templates: [template(repeat(600, 'Thing', () => resource('ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] } }))), template(repeat(1, 'Thing', () => resource('ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] } })))],
      findings: [{ logicalId: 'Thing1', actual: 601, limit: 600, severity: 'warning' }],
    },
  ],
});
