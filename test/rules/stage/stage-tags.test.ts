import { stageTags } from '../../../src/rules/stage/stage-tags';
import { keys, part, resource, rest, template, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

const tags = (count: number) => Array.from({ length: count }, (_, index) => ({ Key: `k${index}`, Value: 'v' }));

testRule(stageTags, {
  valid: [
    { name: 'the limit itself', template: rest({ Stage: part('Stage', { Tags: tags(50) }) }) },
    { name: 'the limit itself as a map', template: webSocket({ Stage: v2('Stage', { Tags: keys(50, (index) => `k${index}`, 'v') }) }) },
    { name: 'only known at deployment', template: rest({ Stage: part('Stage', { Tags: unknown }) }) },
  ],
  invalid: [
    {
      name: 'one over',
      template: rest({ Stage: part('Stage', { Tags: tags(51) }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/Tags', actual: 51, limit: 50, severity: 'error' }],
    },
    {
      name: 'one over as a map',
      template: webSocket({ Stage: v2('Stage', { Tags: keys(51, (index) => `k${index}`, 'v') }) }),
      findings: [{ logicalId: 'Stage', actual: 51 }],
    },
    { name: 'one over on a key', template: template({ Key: resource('ApiGateway::ApiKey', { Tags: tags(51) }) }), findings: [{ logicalId: 'Key' }] },
    {
      name: 'one over, on the stage of a deployment',
      template: rest({ Deployment: part('Deployment', { StageName: 'prod', StageDescription: { Tags: Array.from({ length: 51 }, (_, index) => ({ Key: `key${index}`, Value: 'a' })) } }) }),
      findings: [{ logicalId: 'Deployment', actual: 51 }],
    },
  ],
});
