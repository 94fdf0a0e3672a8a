import { stageVariableKey } from '../../../src/rules/stage/stage-variable-key';
import { part, rest, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(stageVariableKey, {
  valid: [
    { name: 'the longest name', template: rest({ Stage: part('Stage', { StageName: 'prod', Variables: { ['v'.repeat(64)]: 'a' } }) }) },
    { name: 'an underscore', template: rest({ Stage: part('Stage', { StageName: 'prod', Variables: { my_var: 'a' } }) }) },
    { name: 'only known at deployment', template: rest({ Stage: part('Stage', { StageName: 'prod', Variables: unknown }) }) },
  ],
  invalid: [
    {
      name: 'one character over',
      template: rest({ Stage: part('Stage', { StageName: 'prod', Variables: { ['v'.repeat(65)]: 'a' } }) }),
      findings: [{ logicalId: 'Stage', severity: 'error' }],
    },
    {
      name: 'a hyphen',
      template: rest({ Stage: part('Stage', { StageName: 'prod', Variables: { 'my-var': 'a' } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/Variables/my-var', actual: 'my-var' }],
    },
    {
      name: 'a hyphen in a canary',
      template: rest({ Stage: part('Stage', { CanarySetting: { StageVariableOverrides: { 'my-var': 'a' } } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/CanarySetting/StageVariableOverrides/my-var' }],
    },
    {
      name: 'a hyphen on a WebSocket stage',
      template: webSocket({ Stage: v2('Stage', { StageVariables: { 'my-var': 'a' } }) }),
      findings: [{ logicalId: 'Stage' }],
    },
    {
      name: 'overrides of a canary that a deployment makes',
      template: rest({ Deployment: part('Deployment', { StageName: 'prod', DeploymentCanarySettings: { StageVariableOverrides: { 'a-b': 'c' } }, StageDescription: { CanarySetting: { StageVariableOverrides: { 'd-e': 'f' } } } }) }),
      findings: [
        { logicalId: 'Deployment', path: 'Properties/DeploymentCanarySettings/StageVariableOverrides/a-b' },
        { logicalId: 'Deployment', path: 'Properties/StageDescription/CanarySetting/StageVariableOverrides/d-e' },
      ],
    },
  ],
});
