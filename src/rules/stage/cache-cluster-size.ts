import { CACHE_CLUSTER_SIZES } from '../../limits';
import type { RestStage } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, flag, place, restStages, spotPlace, stageDescriptions, stageDescriptionSpot, text } from '../support';

const SIZES: ReadonlySet<string> = new Set(CACHE_CLUSTER_SIZES);

/** A cache size that does not exist, or a cache that is configured and switched off. */
export const cacheClusterSize: Rule = {
  meta: catalogued('cache-cluster-size', {
    why: 'AWS refuses the stage, and the stack rolls back; or nothing is cached.',
    fix: `Use one of ${CACHE_CLUSTER_SIZES.join(', ')} (GB), with CacheClusterEnabled.`,
  }),
  *check(model) {
    for (const stage of restStages(model)) yield* checkStage(stage);
    for (const description of stageDescriptions(model)) {
      const spot = stageDescriptionSpot(description, 'CacheClusterSize');
      const size = text(spot.value);
      if (size !== undefined && !SIZES.has(size)) yield { ...spotPlace(spot), ...wrongSize(size) };
    }
  },
};

function* checkStage(stage: RestStage): Generator<Violation> {
  const size = text(stage.cacheClusterSize);
  if (size !== undefined && !SIZES.has(size)) yield { ...place(stage, 'cacheClusterSize'), ...wrongSize(size) };
  const off = stage.cacheClusterEnabled === undefined || flag(stage.cacheClusterEnabled) === false;
  if (size !== undefined && flag(stage.cacheClusterEnabled) === false) {
    yield { ...place(stage, 'cacheClusterSize'), message: 'cache size is given, but the cache cluster is switched off', severity: 'warning' };
  }
  const caching = stage.methodSettings.find((setting) => flag(setting.cachingEnabled));
  if (off && caching) {
    yield { ...place(caching, 'cachingEnabled'), message: 'caching is switched on for methods, but the stage has no cache cluster', severity: 'warning' };
  }
}

function wrongSize(size: string): { readonly message: string; readonly actual: string } {
  return { message: `cache size must be one of ${CACHE_CLUSTER_SIZES.join(', ')} GB, got '${size}'`, actual: size };
}
