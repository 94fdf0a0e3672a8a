import type { Rule } from '../rule';
import { catalogued, domainEndpointType, flag, isMap, isPresent, mappedDomains, place, text } from '../support';

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
      if (uri !== undefined && !/^s3:\/\/[^/]+\/.+/.test(uri)) {
        const message = `trust store must be an object in S3 such as s3://bucket/key, got '${uri}'`;
        yield { ...place(domain, 'mutualTlsAuthentication', 'TruststoreUri'), message, actual: uri };
      }
      if (type === 'EDGE' || type === 'PRIVATE') {
        const message = `mutual TLS needs a Regional domain name, got ${type === 'EDGE' ? 'an edge-optimized' : 'a private'} one`;
        yield { ...place(domain, 'mutualTlsAuthentication'), message };
      }
    }
    for (const { domain, mappings } of mappedDomains(model)) {
      if (!isPresent(domain?.mutualTlsAuthentication)) continue;
      const keys = new Set(mappings.map((mapping) => text(mapping.api)));
      for (const api of [...model.restApis, ...model.httpApis]) {
        const open = api.disableExecuteApiEndpoint === undefined || flag(api.disableExecuteApiEndpoint) === false;
        if (!keys.has(api.key) || !api.origin || !open) continue;
        yield { ...place(api), message: 'API behind mutual TLS can be called without a certificate on its default endpoint', severity: 'warning' };
      }
    }
  },
};
