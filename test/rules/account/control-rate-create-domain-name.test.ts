import { controlRateCreateDomainName } from '../../../src/rules/account/control-rate-create-domain-name';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(controlRateCreateDomainName, {
  valid: [
    { name: 'a minute of calls', template: template(repeat(2, 'Thing', () => resource('ApiGateway::DomainName', { DomainName: 'example.com' }))) },
    { name: 'more, in two stacks', templates: [template(repeat(2, 'Thing', () => resource('ApiGateway::DomainName', { DomainName: 'example.com' }))), template(repeat(2, 'Thing', () => resource('ApiGateway::DomainName', { DomainName: 'example.com' })))] },
  ],
  invalid: [
    { name: 'more than a minute', template: template(repeat(3, 'Thing', () => resource('ApiGateway::DomainName', { DomainName: 'example.com' }))), findings: [{ logicalId: 'Thing3', actual: 3, severity: 'warning' }] },
  ],
});
