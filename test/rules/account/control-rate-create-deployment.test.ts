import { controlRateCreateDeployment } from '../../../src/rules/account/control-rate-create-deployment';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(controlRateCreateDeployment, {
  valid: [
    { name: 'a minute of calls', template: template(repeat(12, 'Thing', () => resource('ApiGateway::Deployment', { RestApiId: 'api' }))) },
    { name: 'more, in two stacks', templates: [template(repeat(12, 'Thing', () => resource('ApiGateway::Deployment', { RestApiId: 'api' }))), template(repeat(12, 'Thing', () => resource('ApiGateway::Deployment', { RestApiId: 'api' })))] },
  ],
  invalid: [
    { name: 'more than a minute', template: template(repeat(13, 'Thing', () => resource('ApiGateway::Deployment', { RestApiId: 'api' }))), findings: [{ logicalId: 'Thing13', actual: 13, severity: 'warning' }] },
  ],
});
