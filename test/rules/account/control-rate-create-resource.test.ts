import { controlRateCreateResource } from '../../../src/rules/account/control-rate-create-resource';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(controlRateCreateResource, {
  valid: [
    { name: 'a minute of calls', template: template(repeat(300, 'Thing', () => resource('ApiGateway::Resource', { RestApiId: 'api', PathPart: 'x' }))) },
    { name: 'more, in two stacks', templates: [template(repeat(300, 'Thing', () => resource('ApiGateway::Resource', { RestApiId: 'api', PathPart: 'x' }))), template(repeat(300, 'Thing', () => resource('ApiGateway::Resource', { RestApiId: 'api', PathPart: 'x' })))] },
  ],
  invalid: [
    { name: 'more than a minute', template: template(repeat(301, 'Thing', () => resource('ApiGateway::Resource', { RestApiId: 'api', PathPart: 'x' }))), findings: [{ logicalId: 'Thing301', actual: 301, severity: 'warning' }] },
  ],
});
