import { v1DescriptionLength } from '../../../src/rules/rest/v1-description-length';
import { part, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(v1DescriptionLength, {
  valid: [
    { name: 'the limit itself', template: rest({}, { Description: 'x'.repeat(1024) }) },
    { name: 'only known at deployment', template: rest({}, { Description: unknown }) },
  ],
  invalid: [
    {
      name: 'one over',
      template: rest({}, { Description: 'x'.repeat(1025) }),
      findings: [{ logicalId: 'Api', path: 'Properties/Description', actual: 1025, limit: 1024, severity: 'warning' }],
    },
    {
      name: 'one over on a stage and a deployment',
      template: rest({ Deployment: part('Deployment', { Description: 'x'.repeat(1025) }), Stage: part('Stage', { Description: 'x'.repeat(1025) }) }),
      findings: [{ logicalId: 'Deployment' }, { logicalId: 'Stage' }],
    },
    {
      name: 'one over, of the stage of a deployment',
      template: rest({ Deployment: part('Deployment', { StageName: 'prod', StageDescription: { Description: 'a'.repeat(1025) } }) }),
      findings: [{ logicalId: 'Deployment', path: 'Properties/StageDescription/Description', actual: 1025 }],
    },
  ],
});
