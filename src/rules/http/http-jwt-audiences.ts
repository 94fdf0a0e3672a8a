import type { ApiModel } from '../../model';
import { catalogued, countRule, httpApis, isMap, list, text, type Group } from '../support';

/** More audiences than a JWT authorizer may have. */
export const httpJwtAudiences = countRule(
  catalogued('http-jwt-audiences', {
    why: 'AWS refuses the authorizer, and the stack rolls back.',
    fix: 'Spread the audiences over several authorizers.',
  }),
  'audiences',
  audiences,
);

function* audiences(model: ApiModel): Generator<Group> {
  for (const api of httpApis(model)) {
    for (const authorizer of api.authorizers) {
      const jwt = authorizer.jwtConfiguration;
      yield { owner: authorizer, count: isMap(jwt) ? list(jwt.audience).length : 0, field: 'audience', name: `authorizer ${text(authorizer.name) ?? ''}`.trimEnd() };
    }
  }
}
