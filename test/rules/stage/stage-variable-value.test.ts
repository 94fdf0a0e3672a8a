import { stageVariableValue } from '../../../src/rules/stage/stage-variable-value';
import { part, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(stageVariableValue, {
  valid: [
    { name: 'the longest value', template: rest({ Stage: part('Stage', { StageName: 'prod', Variables: { a: 'v'.repeat(512) } }) }) },
    { name: 'every character that is allowed', template: rest({ Stage: part('Stage', { StageName: 'prod', Variables: { a: 'aZ9-._~:/?#&=,' } }) }) },
    { name: 'only known at deployment', template: rest({ Stage: part('Stage', { StageName: 'prod', Variables: { a: unknown } }) }) },
  ],
  invalid: [
    {
      name: 'one character over',
      template: rest({ Stage: part('Stage', { StageName: 'prod', Variables: { a: 'v'.repeat(513) } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/Variables/a', actual: 513, limit: 512, severity: 'error' }],
    },
    {
      name: 'a space',
      template: rest({ Stage: part('Stage', { StageName: 'prod', Variables: { a: 'a b' } }) }),
      findings: [{ logicalId: 'Stage', actual: 'a b' }],
    },
    {
      name: 'a space in a canary',
      template: rest({ Stage: part('Stage', { CanarySetting: { StageVariableOverrides: { a: 'a b' } } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/CanarySetting/StageVariableOverrides/a' }],
    },
    {
      name: 'a space in a deployment',
      template: rest({ Deployment: part('Deployment', { StageName: 'prod', StageDescription: { Variables: { a: 'a b' } } }) }),
      findings: [{ logicalId: 'Deployment', path: 'Properties/StageDescription/Variables/a' }],
    },
  ],
});
