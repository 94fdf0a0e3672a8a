import { canaryOwnBaseline } from '../../../src/rules/stage/canary-own-baseline';
import { part, ref, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(canaryOwnBaseline, {
  valid: [
    {
      name: 'another deployment',
      template: rest({
        A: part('Deployment'),
        B: part('Deployment'),
        Stage: part('Stage', { DeploymentId: ref('A'), CanarySetting: { DeploymentId: ref('B') } }),
      }),
    },
    {
      name: 'only known at deployment',
      template: rest({
        A: part('Deployment'),
        B: part('Deployment'),
        Stage: part('Stage', { DeploymentId: unknown, CanarySetting: { DeploymentId: unknown } }),
      }),
    },
  ],
  invalid: [
    {
      name: 'the same deployment',
      template: rest({
        A: part('Deployment'),
        B: part('Deployment'),
        Stage: part('Stage', { DeploymentId: ref('A'), CanarySetting: { DeploymentId: ref('A') } }),
      }),
      findings: [{ logicalId: 'Stage', path: 'Properties/CanarySetting/DeploymentId', severity: 'warning' }],
    },
  ],
});
