import { restCacheTtl } from '../../../src/rules/stage/rest-cache-ttl';
import { part, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(restCacheTtl, {
  valid: [
    { name: 'the limit itself', template: rest({ Stage: part('Stage', { MethodSettings: [{ CacheTtlInSeconds: 3600 }] }) }) },
    { name: 'no caching', template: rest({ Stage: part('Stage', { MethodSettings: [{ CacheTtlInSeconds: 0 }] }) }) },
    { name: 'only known at deployment', template: rest({ Stage: part('Stage', { MethodSettings: [{ CacheTtlInSeconds: unknown }] }) }) },
  ],
  invalid: [
    {
      name: 'one second over',
      template: rest({ Stage: part('Stage', { MethodSettings: [{ CacheTtlInSeconds: 3601 }] }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/MethodSettings/0/CacheTtlInSeconds', actual: 3601, limit: 3600, severity: 'error' }],
    },
    {
      name: 'less than nothing',
      template: rest({ Stage: part('Stage', { MethodSettings: [{ CacheTtlInSeconds: -1 }] }) }),
      findings: [{ logicalId: 'Stage', actual: -1, limit: 0 }],
    },
    {
      name: 'one second over in a deployment',
      template: rest({
        Deployment: part('Deployment', {
          StageName: 'prod',
          StageDescription: { CacheTtlInSeconds: 3601, MethodSettings: [{ CacheTtlInSeconds: 3602 }] },
        }),
      }),
      findings: [
        { logicalId: 'Deployment', path: 'Properties/StageDescription/CacheTtlInSeconds' },
        { logicalId: 'Deployment', path: 'Properties/StageDescription/MethodSettings/0/CacheTtlInSeconds' },
      ],
    },
  ],
});
