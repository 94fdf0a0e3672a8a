import { canaryPercent } from '../../../src/rules/stage/canary-percent';
import { part, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(canaryPercent, {
  valid: [
    { name: 'everything', template: rest({ Stage: part('Stage', { CanarySetting: { PercentTraffic: 100 } }) }) },
    { name: 'nothing', template: rest({ Stage: part('Stage', { CanarySetting: { PercentTraffic: 0 } }) }) },
    { name: 'only known at deployment', template: rest({ Stage: part('Stage', { CanarySetting: { PercentTraffic: unknown } }) }) },
  ],
  invalid: [
    {
      name: 'over',
      template: rest({ Stage: part('Stage', { CanarySetting: { PercentTraffic: 100.5 } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/CanarySetting/PercentTraffic', actual: 100.5, limit: 100, severity: 'error' }],
    },
    {
      name: 'less than nothing',
      template: rest({ Stage: part('Stage', { CanarySetting: { PercentTraffic: -1 } }) }),
      findings: [{ logicalId: 'Stage', actual: -1 }],
    },
    {
      name: 'over in a deployment',
      template: rest({ Deployment: part('Deployment', { DeploymentCanarySettings: { PercentTraffic: 101 } }) }),
      findings: [{ logicalId: 'Deployment', path: 'Properties/DeploymentCanarySettings/PercentTraffic' }],
    },
    {
      name: 'over in a stage of a deployment',
      template: rest({ Deployment: part('Deployment', { StageName: 'prod', StageDescription: { CanarySetting: { PercentTraffic: 101 } } }) }),
      findings: [{ logicalId: 'Deployment', path: 'Properties/StageDescription/CanarySetting/PercentTraffic' }],
    },
  ],
});
