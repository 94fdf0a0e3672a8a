import { controlRateCreateRestApi } from '../../../src/rules/account/control-rate-create-rest-api';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(controlRateCreateRestApi, {
  valid: [
    { name: 'a minute of calls', template: template(repeat(20, 'Thing', () => resource('ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] } }))) },
    { name: 'more, in two stacks', templates: [template(repeat(20, 'Thing', () => resource('ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] } }))), template(repeat(20, 'Thing', () => resource('ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] } })))] },
  ],
  invalid: [
    { name: 'more than a minute', template: template(repeat(21, 'Thing', () => resource('ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] } }))), findings: [{ logicalId: 'Thing21', actual: 21, severity: 'warning' }] },
    { name: 'edge-optimized APIs, which take longer', template: template(repeat(3, 'Thing', () => resource('ApiGateway::RestApi', { Name: 'api' }))), findings: [{ logicalId: 'Thing3', message: 'at least 90 seconds' }] },
  ],
});
