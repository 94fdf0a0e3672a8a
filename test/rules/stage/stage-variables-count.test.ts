import { stageVariablesCount } from '../../../src/rules/stage/stage-variables-count';
import { keys, part, rest, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(stageVariablesCount, {
  valid: [
    { name: 'the limit itself', template: rest({ Stage: part('Stage', { StageName: 'prod', Variables: keys(100, (index) => `v${index}`, 'a') }) }) },
    { name: 'only known at deployment', template: rest({ Stage: part('Stage', { StageName: 'prod', Variables: unknown }) }) },
  ],
  invalid: [
    {
      name: 'one over',
      template: rest({ Stage: part('Stage', { StageName: 'prod', Variables: keys(101, (index) => `v${index}`, 'a') }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/Variables', actual: 101, limit: 100, severity: 'error' }],
    },
    {
      name: 'one over on a WebSocket stage',
      template: webSocket({ Stage: v2('Stage', { StageVariables: keys(101, (index) => `v${index}`, 'a') }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/StageVariables' }],
    },
    {
      name: 'one over in a deployment',
      template: rest({
        Deployment: part('Deployment', { StageName: 'prod', StageDescription: { Variables: keys(101, (index) => `v${index}`, 'a') } }),
      }),
      findings: [{ logicalId: 'Deployment', path: 'Properties/StageDescription' }],
    },
  ],
});
