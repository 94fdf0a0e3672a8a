import type { ApiModel } from '../../model';
import { catalogued, countRule, list, type Group } from '../support';

/** More user pools than a Cognito authorizer may have. */
export const restCognitoPools = countRule(
  catalogued('rest-cognito-pools', {
    why: 'AWS refuses the authorizer, and the stack rolls back.',
    fix: 'Spread the user pools over several authorizers.',
  }),
  'user pools',
  poolsOfAuthorizers,
);

function* poolsOfAuthorizers(model: ApiModel): Generator<Group> {
  for (const api of model.restApis) {
    for (const authorizer of api.authorizers) yield { owner: authorizer, count: list(authorizer.providerARNs).length };
  }
}
