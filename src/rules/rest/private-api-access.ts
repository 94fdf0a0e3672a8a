import { Unresolved, type RestApi } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, endpointType, isMap, place } from '../support';

/** A private API that nobody is allowed to call, or everybody. */
export const privateApiAccess: Rule = {
  meta: catalogued('private-api-access', {
    why: 'AWS refuses the deployment with "Private REST API doesn\'t have a resource policy attached to it".',
    fix: 'Give the API a resource policy that allows execute-api:Invoke from your VPC endpoints.',
  }),
  *check(model) {
    for (const api of model.restApis) {
      if (endpointType(model, api) !== 'PRIVATE' || !api.origin || api.definedBy === 'unknown') continue;
      if (api.policy === undefined) {
        const deployed = api.deployments.length > 0 || api.stages.length > 0;
        yield { ...place(api), message: 'private API must have a resource policy before it can be deployed, got none', ...(!deployed && { severity: 'warning' as const }) };
      } else {yield* checkPolicy(api);}
    }
  },
};

function* checkPolicy(api: RestApi): Generator<Violation> {
  const written = isMap(api.policy) ? api.policy.Statement : undefined;
  const statements = Array.isArray(written) ? written : [written];
  // What is not known to be restricted may be.
  if (!statements.every((statement) => isMap(statement) && !Object.values(statement).some((value) => value instanceof Unresolved))) return;
  const maps = statements.filter(isMap);
  const allowing = maps.filter((statement) => statement.Effect === 'Allow');
  const warn = (message: string): Violation => ({ ...place(api, 'policy'), message, severity: 'warning' });
  if (allowing.length === 0) yield warn('resource policy of the private API allows nobody to call it');
  const open = allowing.some((statement) => isEverybody(statement.Principal) && statement.Condition === undefined);
  if (open && !maps.some((statement) => statement.Effect === 'Deny')) {
    yield warn('resource policy of the private API allows everybody, without a condition on aws:SourceVpce or aws:SourceVpc');
  }
}

function isEverybody(principal: unknown): boolean {
  return principal === '*' || (isMap(principal) && principal.AWS === '*');
}
