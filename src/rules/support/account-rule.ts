import type { ApiModel, Located } from '../../model';
import type { Rule, RuleMeta } from '../rule';
import { originOf } from './place';

/**
 * A rule about a quota of the account, counted over all templates. What one template has alone weighs as the
 * meta says. Several templates may go to different accounts or Regions, so their sum is a warning.
 */
export function accountRule(meta: RuleMeta, what: string, items: (model: ApiModel) => Iterable<Located>): Rule {
  return {
    meta,
    *check(model, context) {
      const limit = context.limit(meta.id);
      const found = [...items(model)];
      if (found.length <= limit) return;
      const first = originOf(found[limit]);
      const oneTemplate = found.every((item) => item.origin?.template === first.template);
      yield {
        at: first,
        message: `${oneTemplate ? 'the template has' : 'the templates have'} ${found.length} ${what}, an account may have at most ${limit} in a Region`,
        actual: found.length,
        limit,
        ...(oneTemplate ? {} : { severity: 'warning' as const }),
      };
    },
  };
}
