import { V2_AUTHORIZER_TYPES } from '../../limits';
import { Unresolved, type V2Api, type V2Authorizer } from '../../model';
import type { Rule, RuleContext, Violation } from '../rule';
import { catalogued, httpApis, list, number, place, text, webSocketApis } from '../support';
import { checkProtocol } from '../support/v2-authorizers';
import { checkDefaults, checkRoutes } from '../support/v2-route-authorizers';

/** An authorizer that the protocol does not have, that lacks what its type needs, or that is not the one its route asks for. */
export const v2AuthorizerRules: Rule = {
  meta: catalogued('v2-authorizer-rules', {
    why: 'AWS refuses the authorizer, and the stack rolls back.',
    fix: 'JWT, caching and simple responses are for HTTP APIs; a Lambda authorizer there needs a payload format version.',
  }),
  *check(model, context) {
    for (const api of [...webSocketApis(model), ...httpApis(model)]) {
      for (const authorizer of api.authorizers) {
        const type = text(authorizer.authorizerType);
        if (type !== undefined && !(V2_AUTHORIZER_TYPES as readonly string[]).includes(type)) {
          const message = `authorizer type must be one of ${V2_AUTHORIZER_TYPES.join(', ')}, got '${type}'`;
          yield { ...place(authorizer, 'authorizerType'), message, actual: type };
        }
        if (type === 'REQUEST' && authorizer.authorizerUri === undefined) {
          yield { ...place(authorizer), message: 'Lambda authorizer must have the URI of its function, got none' };
        }
        yield* checkCaching(authorizer, context);
        yield* checkProtocol(api, authorizer, type);
        yield* checkSources(api, authorizer, type);
      }
      yield* checkRoutes(api);
    }
    yield* checkDefaults(model);
  },
};

function* checkCaching(authorizer: V2Authorizer, context: RuleContext): Generator<Violation> {
  const ttl = number(authorizer.authorizerResultTtlInSeconds);
  const longest = context.limit('v2-authorizer-rules');
  if (ttl === undefined) return;
  if (ttl < 0 || ttl > longest) {
    const message = `authorizer cache time must be from 0 to ${longest} seconds, got ${ttl}`;
    yield { ...place(authorizer, 'authorizerResultTtlInSeconds'), message, actual: ttl, limit: ttl < 0 ? 0 : longest };
  } else if (ttl > 0 && !(authorizer.identitySource instanceof Unresolved) && list(authorizer.identitySource).length === 0) {
    yield { ...place(authorizer, 'authorizerResultTtlInSeconds'), message: 'authorizer with caching must have an identity source, got none' };
  }
}

function* checkSources(api: V2Api, authorizer: V2Authorizer, type: string | undefined): Generator<Violation> {
  const [pattern, example] = api.kind === 'HTTP'
    ? [/^\$\{?(request\.(header|querystring)\.\S+|context\.\S+|stageVariables\.\S+)$/, '$request.header.NAME']
    : [/^(route\.request\.(header|querystring)\.\S+|context\.\S+|stageVariables\.\S+)$/, 'route.request.header.NAME'];
  for (const [index, written] of list(authorizer.identitySource).entries()) {
    const source = text(written);
    if (source === undefined || pattern.test(source) || type === undefined) continue;
    // Definitions write all sources as one text.
    const where = authorizer.origin?.path === 'Properties' ? place(authorizer, 'identitySource', index) : place(authorizer, 'identitySource');
    yield { ...where, message: `identity source must be such as ${example}, got '${source}'`, actual: source };
  }
}
