import { deploymentStageDescription } from '../../../src/rules/stage/deployment-stage-description';
import { part, ref, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(deploymentStageDescription, {
  valid: [
    { name: 'a description that a condition may leave out', template: rest({ Deployment: part('Deployment', { StageDescription: { 'Fn::If': ['Production', {}, ref('AWS::NoValue')] } }) }) },
    {
      name: 'a stage with a description',
      template: rest({ Deployment: part('Deployment', { StageName: 'prod', StageDescription: { Description: 'a' } }) }),
    },
    { name: 'two names', template: rest({ Stage: part('Stage', { StageName: 'dev' }), Deployment: part('Deployment', { StageName: 'prod' }) }) },
    {
      name: 'only known at deployment',
      template: rest({ Stage: part('Stage', { StageName: unknown }), Deployment: part('Deployment', { StageName: unknown }) }),
    },
    {
      name: 'a canary deployment to a stage that is there before it',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Deployment: { ...part('Deployment', { StageName: 'prod', DeploymentCanarySettings: { PercentTraffic: 50 } }), DependsOn: 'Stage' },
      }),
    },
    {
      name: 'a stage that a condition makes instead',
      template: rest({ Stage: { ...part('Stage', { StageName: 'prod' }), Condition: 'A' }, Deployment: part('Deployment', { StageName: 'prod' }) }),
    },
    { name: 'two stages with names of their own', template: rest({ One: part('Stage', { StageName: 'prod' }), Two: part('Stage', { StageName: 'dev' }) }) },
    { name: 'two stages with a name that is only known at deployment', template: rest({ One: part('Stage', { StageName: unknown }), Two: part('Stage', { StageName: unknown }) }) },
    {
      name: 'two stages of which one is made under a condition',
      template: rest({ One: part('Stage', { StageName: 'prod' }), Two: part('Stage', { StageName: 'prod' }, { Condition: 'Is' }) }),
    },
  ],
  invalid: [
    {
      name: 'a description without a stage',
      template: rest({ Deployment: part('Deployment', { StageDescription: {} }) }),
      findings: [{ logicalId: 'Deployment', path: 'Properties/StageDescription', severity: 'error' }],
    },
    {
      name: 'a stage that is there already',
      template: rest({ Stage: part('Stage', { StageName: 'prod' }), Deployment: part('Deployment', { StageName: 'prod' }) }),
      findings: [{ logicalId: 'Deployment', path: 'Properties/StageName', actual: 'prod' }],
    },
    {
      name: 'a description of a stage that is there before it',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Deployment: { ...part('Deployment', { StageName: 'prod', StageDescription: { Description: 'a' } }), DependsOn: ['Stage'] },
      }),
      findings: [{ logicalId: 'Deployment', path: 'Properties/StageDescription' }],
    },
    {
      name: 'two stages with one name',
      template: rest({ One: part('Stage', { StageName: 'prod' }), Two: part('Stage', { StageName: 'prod' }) }),
      findings: [{ logicalId: 'Two', path: 'Properties/StageName', message: 'One makes it already', severity: 'error' }],
    },
  ],
});
