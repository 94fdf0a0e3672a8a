import type { ApiModel, Located } from '../../model';
import { catalogued, countRule, jsonBytes, type Group } from '../support';

/** A resource policy longer than AWS takes. */
export const restResourcePolicySize = countRule(
  catalogued('rest-resource-policy-size', {
    why: 'AWS refuses the policy, and the stack rolls back.',
    fix: 'Join statements with wildcards or condition lists, or ask Service Quotas for more.',
  }),
  'bytes of resource policy',
  policies,
);

function* policies(model: ApiModel): Generator<Group> {
  for (const node of [...model.restApis, ...model.domains] as (Located & { readonly policy?: unknown })[]) {
    if (node.policy !== undefined) yield { owner: node, count: typeof node.policy === 'string' ? node.policy.length : jsonBytes(node.policy), field: 'policy' };
  }
}
