import type { Rule } from '../rule';
import { catalogued, mappedApiKind, mappedDomains, place } from '../support';

/** A custom domain name that leads to a WebSocket API and to a REST or HTTP API. */
export const domainNoRestWebsocketSharing: Rule = {
  meta: catalogued('domain-no-rest-websocket-sharing', {
    why: 'AWS refuses the second mapping, and the stack rolls back.',
    fix: 'Give the WebSocket API a domain name of its own.',
  }),
  *check(model) {
    for (const { mappings } of mappedDomains(model)) {
      const kinds = mappings.map((mapping) => ({ mapping, kind: mappedApiKind(model, mapping) }));
      const first = kinds.find(({ kind }) => kind !== undefined);
      const clash = first && kinds.find(({ kind }) => kind !== undefined && (kind === 'WEBSOCKET') !== (first.kind === 'WEBSOCKET'));
      if (!clash) continue;
      const message = `domain name cannot lead to ${name(clash.kind)}, because it leads to ${name(first.kind)} already`;
      yield { ...place(clash.mapping, 'domain'), message };
    }
  },
};

function name(kind: string | undefined): string {
  if (kind === 'HTTP') return 'an HTTP API';
  return kind === 'WEBSOCKET' ? 'a WebSocket API' : 'a REST API';
}
