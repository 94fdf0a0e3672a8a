import { accountEdgeApis } from '../../../src/rules/account/account-edge-apis';
import { repeat, resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(accountEdgeApis, {
  valid: [
    { name: 'the quota itself', template: template(repeat(120, 'Thing', () => resource('ApiGateway::RestApi', { Name: 'api' }))) },
    { name: 'types only known at deployment', template: template(repeat(121, 'Thing', () => resource('ApiGateway::RestApi', { EndpointConfiguration: { Types: [unknown] } }))) },
  ],
  invalid: [
    { name: 'one over', template: template(repeat(121, 'Thing', () => resource('ApiGateway::RestApi', { Name: 'api' }))), findings: [{ logicalId: 'Thing121', actual: 121, limit: 120, severity: 'error' }] },
    {
      name: 'one over in two templates, which may go to different accounts',
      templates: [template(repeat(120, 'Thing', () => resource('ApiGateway::RestApi', { Name: 'api' }))), template(repeat(1, 'Thing', () => resource('ApiGateway::RestApi', { Name: 'api' })))],
      findings: [{ logicalId: 'Thing1', actual: 121, limit: 120, severity: 'warning' }],
    },
  ],
});
