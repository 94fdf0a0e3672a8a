import type { Rule } from '../rule';
import { catalogued, list, place } from '../support';

/** A VPC link of the first generation with another number of load balancers than one. */
export const vpcLinkV1SingleTarget: Rule = {
  meta: catalogued('vpc-link-v1-single-target', {
    why: 'AWS takes one Network Load Balancer a VPC link.',
    fix: 'Give the ARN of one Network Load Balancer, and make a VPC link for each other one.',
  }),
  *check(model, context) {
    const limit = context.limit('vpc-link-v1-single-target');
    for (const link of model.vpcLinks) {
      if (link.generation !== 'v1' || !Array.isArray(link.targetArns)) continue;
      const { length } = list(link.targetArns);
      if (length === limit) continue;
      yield { ...place(link, 'targetArns'), message: `VPC link must have ${limit} target, got ${length}`, actual: length, limit };
    }
  },
};
