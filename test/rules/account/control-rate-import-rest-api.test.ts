import { controlRateImportRestApi } from '../../../src/rules/account/control-rate-import-rest-api';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(controlRateImportRestApi, {
  valid: [
    { name: 'a minute of calls', template: template(repeat(20, 'Thing', () => resource('ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] }, Body: { openapi: '3.0.1', paths: { '/': {} } } }))) },
    { name: 'more, in two stacks', templates: [template(repeat(20, 'Thing', () => resource('ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] }, Body: { openapi: '3.0.1', paths: { '/': {} } } }))), template(repeat(20, 'Thing', () => resource('ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] }, Body: { openapi: '3.0.1', paths: { '/': {} } } })))] },
  ],
  invalid: [
    { name: 'more than a minute', template: template(repeat(21, 'Thing', () => resource('ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] }, Body: { openapi: '3.0.1', paths: { '/': {} } } }))), findings: [{ logicalId: 'Thing21', actual: 21, severity: 'warning' }] },
    { name: 'edge-optimized APIs, which take longer', template: template(repeat(3, 'Thing', () => resource('ApiGateway::RestApi', { Name: 'api', Body: { openapi: '3.0.1', paths: { '/': {} } } }))), findings: [{ logicalId: 'Thing3', message: 'at least 90 seconds' }] },
  ],
});
