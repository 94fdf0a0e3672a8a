import type { Rule } from '../rule';
import { catalogued, list, place } from '../support';

/** A VPC link of the second generation with no subnet or with too many. */
export const vpcLinkV2Subnets: Rule = {
  meta: catalogued('vpc-link-v2-subnets', {
    why: 'AWS refuses the VPC link, and the stack rolls back.',
    fix: 'Give one subnet of each availability zone that the backend is in.',
  }),
  *check(model, context) {
    const limit = context.limit('vpc-link-v2-subnets');
    for (const link of model.vpcLinks) {
      if (link.generation !== 'v2' || !Array.isArray(link.subnetIds)) continue;
      const { length } = list(link.subnetIds);
      if (length === 0) {
        yield { ...place(link, 'subnetIds'), message: 'VPC link must have at least one subnet, got none', actual: 0, limit: 1, severity: 'error' };
      } else if (length > limit) {
        yield { ...place(link, 'subnetIds'), message: `VPC link must have at most ${limit} subnets, got ${length}`, actual: length, limit };
      }
    }
  },
};
