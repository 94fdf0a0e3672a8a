import { AUTHORIZER_TYPES } from '../../limits';
import type { RestAuthorizer } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, inBody, list, number, place, text } from '../support';

const SOURCE = /^(method\.request\.(header|querystring|multivalueheader|multivaluequerystring)\.\S+|stageVariables\.\S+|context\.\S+)$/;

/** An authorizer that lacks what its type needs. */
export const restAuthorizerRequired: Rule = {
  meta: catalogued('rest-authorizer-required', {
    why: 'AWS refuses the authorizer, and the stack rolls back.',
    fix: 'TOKEN and REQUEST need AuthorizerUri, COGNITO_USER_POOLS needs ProviderARNs, and whatever is cached needs IdentitySource.',
  }),
  *check(model) {
    for (const api of model.restApis) for (const authorizer of api.authorizers) yield* checkAuthorizer(authorizer);
  },
};

function* checkAuthorizer(authorizer: RestAuthorizer): Generator<Violation> {
  const type = text(authorizer.type);
  if (authorizer.type === undefined && authorizer.name !== undefined) {
    yield { ...place(authorizer), message: `authorizer must have a type: one of ${AUTHORIZER_TYPES.join(', ')}, got none` };
  }
  if (type === undefined) return;
  if (!(AUTHORIZER_TYPES as readonly string[]).includes(type)) {
    yield { ...place(authorizer, 'type'), message: `authorizer type must be one of ${AUTHORIZER_TYPES.join(', ')}, got '${type}'`, actual: type };
    return;
  }
  if (type === 'COGNITO_USER_POOLS') {
    const none = authorizer.providerARNs === undefined || (Array.isArray(authorizer.providerARNs) && list(authorizer.providerARNs).length === 0);
    if (none) yield { ...place(authorizer), message: 'authorizer of type COGNITO_USER_POOLS must have ProviderARNs, got none' };
  } else if (authorizer.authorizerUri === undefined) {
    yield { ...place(authorizer), message: `authorizer of type ${type} must have an AuthorizerUri, got none` };
  }
  yield* checkIdentitySource(authorizer, type);
}

function* checkIdentitySource(authorizer: RestAuthorizer, type: string): Generator<Violation> {
  if (authorizer.identitySource === undefined || authorizer.identitySource === '') {
    // In an OpenAPI body the header of a TOKEN or Cognito authorizer is the security scheme's own.
    const needed = type === 'REQUEST' ? isCached(authorizer) : !inBody(authorizer);
    if (needed) yield { ...place(authorizer), message: `authorizer of type ${type}${type === 'REQUEST' ? ' with caching' : ''} must have an IdentitySource, got none` };
    return;
  }
  for (const source of text(authorizer.identitySource)?.split(',').map((part) => part.trim()) ?? []) {
    if (source !== '' && !SOURCE.test(source)) {
      const message = `identity source must be method.request.header.NAME, method.request.querystring.NAME, stageVariables.NAME or context.NAME, got '${source}'`;
      yield { ...place(authorizer, 'identitySource'), message, actual: source };
    }
  }
  const written = text(authorizer.identitySource);
  if (type !== 'REQUEST' && written !== undefined && SOURCE.test(written) && !/^method\.request\.header\.[^,\s]+$/.test(written)) {
    const message = `identity source of an authorizer of type ${type} must be one header, method.request.header.NAME, got '${written}'`;
    yield { ...place(authorizer, 'identitySource'), message, actual: written };
  }
}

function isCached(authorizer: RestAuthorizer): boolean {
  if (authorizer.authorizerResultTtlInSeconds === undefined) return true;
  return (number(authorizer.authorizerResultTtlInSeconds) ?? 0) > 0;
}
