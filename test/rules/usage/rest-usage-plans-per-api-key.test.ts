import { restUsagePlansPerApiKey } from '../../../src/rules/usage/rest-usage-plans-per-api-key';
import { ref, repeat, resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

const links = (count: number, key: unknown) => ({
  ...repeat(count, 'Plan', () => resource('ApiGateway::UsagePlan')),
  ...repeat(count, 'Link', (index) => resource('ApiGateway::UsagePlanKey', { KeyId: key, UsagePlanId: ref(`Plan${index}`), KeyType: 'API_KEY' })),
});

testRule(restUsagePlansPerApiKey, {
  valid: [
    { name: 'the limit itself', template: template({ Key: resource('ApiGateway::ApiKey'), ...links(10, ref('Key')) }) },
    { name: 'a key only known at deployment', template: template(links(11, unknown)) },
  ],
  invalid: [
    {
      name: 'one over',
      template: template({ Key: resource('ApiGateway::ApiKey'), ...links(11, ref('Key')) }),
      findings: [{ logicalId: 'Key', actual: 11, limit: 10, severity: 'warning' }],
    },
    {
      name: 'one over for a key that is not in the template',
      template: template(links(11, 'abcde')),
      findings: [{ logicalId: 'Link1', actual: 11 }],
    },
  ],
});
