import { restCognitoPools } from '../../../src/rules/rest/rest-cognito-pools';
import { part, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

const pools = (count: number) => Array.from({ length: count }, () => 'arn');

testRule(restCognitoPools, {
  valid: [
    { name: 'the limit itself', template: rest({ Auth: part('Authorizer', { ProviderARNs: pools(1000) }) }) },
    { name: 'only known at deployment', template: rest({ Auth: part('Authorizer', { ProviderARNs: unknown }) }) },
  ],
  invalid: [
    {
      name: 'one over',
      template: rest({ Auth: part('Authorizer', { ProviderARNs: pools(1001) }) }),
      findings: [{ logicalId: 'Auth', actual: 1001, limit: 1000, severity: 'error' }],
    },
  ],
});
