import { list, text } from './read';
import { httpApis, webSocketApis } from './v2-kind';
import type { ApiModel, DomainMapping, DomainName, EndpointType } from '../../model';

/** A custom domain name with what is mapped to it. */
export interface MappedDomain {
  /** The domain's key, or its name when it is not in these templates. */
  readonly key: string;
  readonly domain?: DomainName;
  readonly mappings: readonly DomainMapping[];
}

/** Mappings by the domain that they are for; those for a domain that cannot be told are left out. */
export function mappedDomains(model: ApiModel): MappedDomain[] {
  const byKey = new Map(model.domains.map((domain) => [domain.key, domain]));
  const byName = new Map<string, DomainName>();
  for (const domain of model.domains) {
    const name = text(domain.domainName);
    if (name !== undefined && !byName.has(name)) byName.set(name, domain);
  }
  const groups = new Map<string, DomainMapping[]>();
  for (const mapping of model.domainMappings) {
    const written = text(mapping.domain);
    if (written === undefined) continue;
    const key = byKey.has(written) ? written : byName.get(written)?.key ?? written;
    groups.set(key, [...groups.get(key) ?? [], mapping]);
  }
  return [...groups].map(([key, mappings]) => ({ key, domain: byKey.get(key), mappings }));
}

/** The endpoint type of a domain, edge-optimized (v1) or Regional (v2) when nothing is said; `undefined` when it is not known. */
export function domainEndpointType(domain: DomainName): EndpointType | undefined {
  if (domain.generation === 'private') return 'PRIVATE';
  if (domain.endpointTypes === undefined) return domain.generation === 'v1' ? 'EDGE' : 'REGIONAL';
  const type = text(list(domain.endpointTypes)[0]);
  return type === 'EDGE' || type === 'REGIONAL' || type === 'PRIVATE' ? type : undefined;
}

/** What kind of API a mapping leads to; `undefined` when the API is not in these templates. */
export function mappedApiKind(model: ApiModel, mapping: DomainMapping): 'REST' | 'WEBSOCKET' | 'HTTP' | undefined {
  const key = text(mapping.api);
  if (key === undefined) return undefined;
  return [...model.restApis, ...webSocketApis(model), ...httpApis(model)].find((api) => api.key === key && api.definedBy !== 'external')?.kind;
}
