import { restStagesPerApi } from '../../../src/rules/rest/rest-stages-per-api';
import { part, repeat, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

const named = (index: number) => part('Stage', { StageName: `s${index}` });
const unnamed = () => part('Stage', { StageName: unknown });

testRule(restStagesPerApi, {
  valid: [
    { name: 'the limit itself', template: rest(repeat(10, 'Stage', named)) },
    { name: 'the same name twice', template: rest({ ...repeat(10, 'Stage', named), Again: part('Stage', { StageName: 's1' }) }) },
  ],
  invalid: [
    { name: 'one over', template: rest(repeat(11, 'Stage', named)), findings: [{ logicalId: 'Api', actual: 11, limit: 10 }] },
    {
      name: 'one over made by a deployment',
      template: rest({ ...repeat(10, 'Stage', named), Deployment: part('Deployment', { StageName: 'dev' }) }),
      findings: [{ logicalId: 'Api', actual: 11 }],
    },
    {
      name: 'one over with names only known at deployment',
      template: rest(repeat(11, 'Stage', unnamed)),
      findings: [{ logicalId: 'Api', actual: 11 }],
    },
  ],
});
