import { cacheClusterSize } from '../../../src/rules/stage/cache-cluster-size';
import { part, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(cacheClusterSize, {
  valid: [
    { name: 'a size', template: rest({ Stage: part('Stage', { CacheClusterEnabled: true, CacheClusterSize: '0.5' }) }) },
    { name: 'a size as a number', template: rest({ Stage: part('Stage', { CacheClusterEnabled: true, CacheClusterSize: 118 }) }) },
    {
      name: 'only known at deployment',
      template: rest({
        Stage: part('Stage', { CacheClusterEnabled: unknown, CacheClusterSize: unknown, MethodSettings: [{ CachingEnabled: true }] }),
      }),
    },
  ],
  invalid: [
    {
      name: 'a size that does not exist',
      template: rest({ Stage: part('Stage', { CacheClusterEnabled: true, CacheClusterSize: '7' }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/CacheClusterSize', actual: '7', severity: 'error' }],
    },
    {
      name: 'a size that is switched off',
      template: rest({ Stage: part('Stage', { CacheClusterEnabled: false, CacheClusterSize: '0.5' }) }),
      findings: [{ logicalId: 'Stage', severity: 'warning' }],
    },
    {
      name: 'caching without a cluster',
      template: rest({ Stage: part('Stage', { MethodSettings: [{ CachingEnabled: true }] }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/MethodSettings/0/CachingEnabled', severity: 'warning' }],
    },
    {
      name: 'a size that does not exist in a deployment',
      template: rest({ Deployment: part('Deployment', { StageName: 'prod', StageDescription: { CacheClusterSize: '7' } }) }),
      findings: [{ logicalId: 'Deployment', path: 'Properties/StageDescription/CacheClusterSize' }],
    },
  ],
});
