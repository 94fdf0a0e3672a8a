import { V2_AUTHORIZER_TYPES } from '../../limits';
import { Unresolved, type V2Api, type V2Authorizer } from '../../model';
import type { Rule, RuleContext, Violation } from '../rule';
import { catalogued, flag, httpApis, inBody, list, number, place, text, webSocketApis } from '../support';

/** An authorizer that the protocol does not have, or that lacks what its type needs. */
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
        yield* checkCaching(authorizer, context);
        yield* api.kind === 'HTTP' ? checkHttp(authorizer, type) : checkWebSocket(authorizer, type);
        yield* checkSources(api, authorizer, type);
      }
    }
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

function* checkHttp(authorizer: V2Authorizer, type: string | undefined): Generator<Violation> {
  const format = text(authorizer.authorizerPayloadFormatVersion);
  if (type === 'JWT' && authorizer.jwtConfiguration === undefined) {
    yield { ...place(authorizer), message: 'JWT authorizer must have a JWT configuration, got none' };
  }
  if (type === 'REQUEST' && authorizer.authorizerPayloadFormatVersion === undefined && !inBody(authorizer)) {
    yield { ...place(authorizer), message: 'Lambda authorizer of an HTTP API must have a payload format version of 1.0 or 2.0, got none' };
  } else if (format !== undefined && format !== '1.0' && format !== '2.0') {
    yield { ...place(authorizer, 'authorizerPayloadFormatVersion'), message: `payload format version must be 1.0 or 2.0, got '${format}'`, actual: format };
  }
  if (flag(authorizer.enableSimpleResponses) && format === '1.0') {
    yield { ...place(authorizer, 'enableSimpleResponses'), message: 'simple responses need payload format version 2.0, got 1.0', actual: format };
  }
}

function* checkWebSocket(authorizer: V2Authorizer, type: string | undefined): Generator<Violation> {
  if (type === 'JWT') yield { ...place(authorizer, 'authorizerType'), message: 'JWT authorizers are for HTTP APIs, got a WebSocket API', actual: type };
  if (flag(authorizer.enableSimpleResponses)) {
    yield { ...place(authorizer, 'enableSimpleResponses'), message: 'simple responses are for HTTP APIs, got a WebSocket API' };
  }
}

function* checkSources(api: V2Api, authorizer: V2Authorizer, type: string | undefined): Generator<Violation> {
  const [pattern, example] = api.kind === 'HTTP'
    ? [/^\$\{?(request\.(header|querystring)\.\S+|context\.\S+|stageVariables\.\S+)$/, '$request.header.NAME']
    : [/^(route\.request\.(header|querystring)\.\S+|context\.\S+|stageVariables\.\S+)$/, 'route.request.header.NAME'];
  for (const [index, written] of list(authorizer.identitySource).entries()) {
    const source = text(written);
    if (source === undefined || pattern.test(source) || type === undefined) continue;
    yield { ...place(authorizer, 'identitySource', index), message: `identity source must be such as ${example}, got '${source}'`, actual: source };
  }
}
