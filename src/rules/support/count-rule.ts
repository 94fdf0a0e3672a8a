import type { ApiModel, Located } from '../../model';
import type { Rule, RuleMeta, Violation } from '../rule';
import { place } from './place';
import { nameOf } from './walk';

/** Things that are counted together because one owner has a limit on them. */
export interface Group {
  readonly owner: Located;
  readonly count: number;
  /** One of the things over the limit: where the finding points when the owner is not in the templates. */
  readonly sample?: Located;
  /** The owner's field that the finding points at; the owner itself when absent. */
  readonly field?: string;
  /** The owner's name in the message; its logical id when absent. */
  readonly name?: string;
}

/** A rule about too many of something. The limit is the edition's or the account's own for the rule's id. */
export function countRule(meta: RuleMeta, what: string, groups: (model: ApiModel) => Iterable<Group>): Rule {
  return {
    meta,
    *check(model, context): Generator<Violation> {
      const limit = context.limit(meta.id);
      for (const { owner, count, sample, field, name } of groups(model)) {
        if (count <= limit) continue;
        const node = owner.origin ? owner : sample;
        if (!node?.origin) continue;
        yield {
          ...place(node, node === owner ? field : undefined),
          message: `${name ?? nameOf(owner)} has ${count} ${what}, at most ${limit} are allowed`,
          actual: count,
          limit,
        };
      }
    },
  };
}

/** One group an API: what a list of it holds. */
export function perApi<A extends Located & { readonly key: string }>(
  apis: (model: ApiModel) => readonly A[], items: (api: A) => readonly Located[],
): (model: ApiModel) => Iterable<Group> {
  return function* (model) {
    for (const api of apis(model)) {
      const found = items(api);
      yield { owner: api, count: found.length, sample: found.at(-1), name: api.origin?.logicalId ?? api.key.slice(api.key.lastIndexOf('#') + 1) };
    }
  };
}
