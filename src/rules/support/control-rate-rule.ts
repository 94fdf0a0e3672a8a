import type { ApiModel, Located } from '../../model';
import type { Rule, RuleMeta } from '../rule';
import { originOf } from './place';

/** Waiting longer than this for one kind of call is worth a word. */
const PATIENCE_SECONDS = 60;

/**
 * A rule about calls of the control plane that a deployment makes faster than AWS answers them. The number
 * of the limit is the seconds that one call takes; `seconds` overrides it for one item.
 */
export function controlRateRule(
  meta: RuleMeta, call: string, items: (model: ApiModel) => Iterable<Located>, seconds?: (item: Located, model: ApiModel) => number | undefined,
): Rule {
  return {
    meta,
    *check(model, context) {
      const pace = context.limit(meta.id);
      const templates = new Map<string, { calls: number; wait: number; last: Located }>();
      for (const item of items(model)) {
        const { template } = originOf(item);
        const { calls, wait } = templates.get(template) ?? { calls: 0, wait: 0 };
        templates.set(template, { calls: calls + 1, wait: wait + (seconds?.(item, model) ?? pace), last: item });
      }
      for (const { calls, wait, last } of templates.values()) {
        if (Number(wait.toFixed(3)) <= PATIENCE_SECONDS) continue;
        yield {
          at: originOf(last),
          message: `creating the stack calls ${call} ${calls} times, which takes at least ${Math.round(wait)} seconds at the rate that AWS allows`,
          actual: calls,
        };
      }
    },
  };
}
