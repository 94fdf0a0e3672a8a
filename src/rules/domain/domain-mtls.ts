import type { ApiModel } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, domainEndpointType, endpointType, flag, isMap, isPresent, mappedDomains, nameOf, place, text, webSocketApis } from '../support';

/** Mutual TLS on a domain name that cannot have it, or that callers can go around. */
export const domainMtls: Rule = {
  meta: catalogued('domain-mtls', {
    why: 'AWS refuses the domain name; or callers reach the API without a certificate on its default endpoint.',
    fix: 'Use a Regional domain name and a trust store in S3, and disable the default endpoint of the API.',
  }),
  *check(model) {
    for (const domain of model.domains) {
      const mtls = domain.mutualTlsAuthentication;
      if (!isMap(mtls)) continue;
      const type = domainEndpointType(domain);
      const uri = text(mtls.truststoreUri);
      // What a tool of the user's own will fill in is not known here.
      if (uri !== undefined && !/^(s3:\/\/[^/]+\/.+|.*\$\{.*)/.test(uri)) {
        const message = `trust store must be an object in S3 such as s3://bucket/key, got '${uri}'`;
        yield { ...place(domain, 'mutualTlsAuthentication', 'TruststoreUri'), message, actual: uri };
      }
      if (type === 'EDGE' || type === 'PRIVATE') {
        const message = `mutual TLS needs a Regional domain name, got ${type === 'EDGE' ? 'an edge-optimized' : 'a private'} one`;
        yield { ...place(domain, 'mutualTlsAuthentication'), message };
      } else if (text(domain.securityPolicy) === 'TLS_1_0') {
        yield { ...place(domain, 'securityPolicy'), message: 'mutual TLS needs the security policy TLS_1_2, got TLS_1_0', actual: 'TLS_1_0' };
      }
    }
    yield* checkApis(model);
  },
};

/** APIs that the domain name leads to, and that mutual TLS does not guard. */
function* checkApis(model: ApiModel): Generator<Violation> {
  for (const { domain, mappings } of mappedDomains(model)) {
    if (!domain || !isPresent(domain.mutualTlsAuthentication)) continue;
    const keys = new Set(mappings.map((mapping) => text(mapping.api)));
    const where = place(domain, 'mutualTlsAuthentication');
    if (webSocketApis(model).some((api) => keys.has(api.key))) {
      // SAM refuses it; AWS names REST and HTTP APIs only, and does not say what happens.
      const severity = domain.origin?.type === 'AWS::Serverless::WebSocketApi' ? undefined : 'warning' as const;
      yield { ...where, message: 'mutual TLS is for REST and HTTP APIs, got a WebSocket API', severity };
    }
    for (const api of [...model.restApis, ...model.httpApis]) {
      if (!keys.has(api.key) || !api.origin) continue;
      const open = api.disableExecuteApiEndpoint === undefined || flag(api.disableExecuteApiEndpoint) === false;
      if (api.kind === 'REST' && endpointType(model, api) === 'PRIVATE') {
        yield { ...where, message: `mutual TLS is not for private APIs, got ${nameOf(api)}` };
      } else if (open) {
        yield { ...place(api), message: 'API behind mutual TLS can be called without a certificate on its default endpoint', severity: 'warning' };
      }
    }
  }
}
