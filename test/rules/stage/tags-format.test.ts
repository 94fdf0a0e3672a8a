import { tagsFormat } from '../../../src/rules/stage/tags-format';
import { part, rest, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(tagsFormat, {
  valid: [
    { name: 'the longest key and value', template: rest({ Stage: part('Stage', { Tags: [{ Key: 'k'.repeat(128), Value: 'v'.repeat(256) }] }) }) },
    { name: 'every character that is allowed', template: rest({ Stage: part('Stage', { Tags: [{ Key: 'aZ9 _.:/=+-@', Value: '' }] }) }) },
    { name: 'only known at deployment', template: rest({ Stage: part('Stage', { Tags: [{ Key: unknown, Value: unknown }] }) }) },
  ],
  invalid: [
    {
      name: 'one character over in the key',
      template: rest({ Stage: part('Stage', { Tags: [{ Key: 'k'.repeat(129), Value: 'v' }] }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/Tags/0', actual: 129, limit: 128, severity: 'error' }],
    },
    {
      name: 'one character over in the value',
      template: rest({ Stage: part('Stage', { Tags: [{ Key: 'k', Value: 'v'.repeat(257) }] }) }),
      findings: [{ logicalId: 'Stage', actual: 257, limit: 256 }],
    },
    {
      name: 'a key of AWS',
      template: rest({ Stage: part('Stage', { Tags: [{ Key: 'aws:name', Value: 'v' }] }) }),
      findings: [{ logicalId: 'Stage', actual: 'aws:name' }],
    },
    {
      name: 'a character that is not documented',
      template: rest({ Stage: part('Stage', { Tags: [{ Key: 'a*', Value: 'v' }] }) }),
      findings: [{ logicalId: 'Stage', actual: 'a*', severity: 'warning' }],
    },
    {
      name: 'a key of AWS in a map',
      template: webSocket({ Stage: v2('Stage', { Tags: { 'aws:name': 'v' } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/Tags/aws:name' }],
    },
  ],
});
