import { stageName } from '../../../src/rules/stage/stage-name';
import { http, part, resource, rest, template, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(stageName, {
  valid: [
    { name: 'the longest name', template: rest({ Stage: part('Stage', { StageName: 'a'.repeat(128) }) }) },
    { name: 'every character that is allowed', template: rest({ Stage: part('Stage', { StageName: 'aZ_9-' }) }) },
    { name: 'the default stage of an HTTP API', template: http({ Stage: v2('Stage', { StageName: '$default' }) }) },
    {
      name: 'the stages that SAM names itself',
      template: template({ Chat: resource('Serverless::WebSocketApi', { Routes: {} }), Shop: resource('Serverless::HttpApi') }),
    },
    { name: 'only known at deployment', template: rest({ Stage: part('Stage', { StageName: unknown }) }) },
    { name: 'a name with a part only known at deployment', template: rest({ Stage: part('Stage', { StageName: { 'Fn::Sub': 'prod-${Parameter}' } }) }) },
    { name: 'the default stage in a mapping', template: http({ Map: v2('ApiMapping', { DomainName: 'example.com', Stage: '$default' }) }) },
    { name: 'the stage that SAM makes by itself', template: template({ Http: resource('Serverless::HttpApi'), Chat: resource('Serverless::WebSocketApi') }) },
  ],
  invalid: [
    {
      name: 'one character over',
      template: rest({ Stage: part('Stage', { StageName: 'a'.repeat(129) }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/StageName', severity: 'error' }],
    },
    { name: 'a space', template: rest({ Stage: part('Stage', { StageName: 'my stage' }) }), findings: [{ logicalId: 'Stage', actual: 'my stage' }] },
    {
      name: 'a dot in a deployment',
      template: rest({ Deployment: part('Deployment', { StageName: 'v1.0' }) }),
      findings: [{ logicalId: 'Deployment', actual: 'v1.0' }],
    },
    {
      name: 'the default stage of a REST API',
      template: rest({ Stage: part('Stage', { StageName: '$default' }) }),
      findings: [{ logicalId: 'Stage', severity: 'error' }],
    },
    {
      name: 'the default stage of a WebSocket API',
      template: webSocket({ Stage: v2('Stage', { StageName: '$default' }) }),
      findings: [{ logicalId: 'Stage', severity: 'warning' }],
    },
    {
      name: 'a space beside a part only known at deployment',
      template: rest({ Stage: part('Stage', { StageName: { 'Fn::Sub': 'my ${Parameter}' } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/StageName', message: "got 'my ${Parameter}'" }],
    },
    {
      name: 'a space in a mapping',
      template: http({ Map: v2('ApiMapping', { DomainName: 'example.com', Stage: 'my stage' }) }),
      findings: [{ logicalId: 'Map', path: 'Properties/Stage', actual: 'my stage' }],
    },
  ],
});
