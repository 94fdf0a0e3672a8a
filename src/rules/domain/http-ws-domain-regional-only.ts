import type { Rule } from '../rule';
import { catalogued, domainEndpointType, mappedApiKind, mappedDomains, place } from '../support';

/** An edge-optimized domain name that leads to a WebSocket or HTTP API. */
export const httpWsDomainRegionalOnly: Rule = {
  meta: catalogued('http-ws-domain-regional-only', {
    why: 'AWS refuses the mapping, and the stack rolls back.',
    fix: 'Use a Regional domain name.',
  }),
  *check(model) {
    for (const { domain, mappings } of mappedDomains(model)) {
      if (!domain || domainEndpointType(domain) !== 'EDGE') continue;
      for (const mapping of mappings) {
        const kind = mappedApiKind(model, mapping);
        if (kind !== 'WEBSOCKET' && kind !== 'HTTP') continue;
        const message = `${kind === 'HTTP' ? 'HTTP' : 'WebSocket'} APIs need a Regional domain name, got an edge-optimized one`;
        yield { ...place(mapping, 'domain'), message };
      }
    }
  },
};
