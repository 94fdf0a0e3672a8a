import { BASE_PATH_MAPPING_ENTITY, DOMAIN_NAME_ENTITY, isRootPath } from '../apigateway/domain-name';
import { API_MAPPING_ENTITY } from '../apigatewayv2/domain-name';
import type { ApiTarget } from '../data-plane';
import type { Registries, Registry } from '../records/registry';

/** A target that a custom domain name led to. */
export interface MappedTarget extends ApiTarget {
  /** `/v1`, or empty for the domain's root. */
  readonly basePath: string;
}

interface Mapping {
  /** Without slashes around it; empty for the root. */
  readonly key: string;
  readonly apiId: string;
  /** Empty: the path names the stage. */
  readonly stage: string;
}

const NOWHERE: MappedTarget = { apiId: '', stage: '', path: '/', basePath: '' };

/**
 * The stage that a custom domain name maps a path to, by the longest mapping that fits; `undefined` when the host is
 * no custom domain. A domain without a mapping for the path leads nowhere, which is forbidden to call.
 */
export function mapDomain(registries: Registries, host: string, sent: string): MappedTarget | undefined {
  const mappings = registries.all().map((registry) => mappingsOf(registry, host)).find((found) => found !== undefined);
  if (mappings === undefined) return undefined;
  const path = sent.replace(/^\/+/, '/');
  const segments = path.split('/').filter(Boolean);
  const mapping = mappings.filter(({ key }) => key === '' || `${segments.join('/')}/`.startsWith(`${key}/`))
    .sort((a, b) => b.key.length - a.key.length)[0];
  if (mapping === undefined) return NOWHERE;
  const rest = path.slice(mapping.key === '' ? 0 : mapping.key.length + 1) || '/';
  const basePath = mapping.key === '' ? '' : `/${mapping.key}`;
  if (mapping.stage !== '') return { apiId: mapping.apiId, stage: mapping.stage, path: rest, basePath };
  const [, stage = '', below = '/'] = /^\/([^/]*)(\/.*)?$/.exec(rest) ?? [];
  return { apiId: mapping.apiId, stage, path: below, basePath };
}

function mappingsOf(registry: Registry, host: string): readonly Mapping[] | undefined {
  const wildcard = host.replace(/^[^.]+/, '*');
  for (const name of [host, wildcard]) {
    const domain = registry.get(DOMAIN_NAME_ENTITY, '', name);
    if (domain === undefined) continue;
    // There are no routing rules here, so that nothing is left of a domain that looks at them alone.
    if (domain.properties.RoutingMode === 'ROUTING_RULE_ONLY') return [];
    return [
      ...registry.list(BASE_PATH_MAPPING_ENTITY, name).map(({ id, properties }) => (
        { key: isRootPath(id) ? '' : id, apiId: String(properties.RestApiId), stage: String(properties.Stage ?? '') })),
      ...registry.list(API_MAPPING_ENTITY, name).map(({ properties }) => (
        { key: String(properties.ApiMappingKey ?? ''), apiId: String(properties.ApiId), stage: String(properties.Stage) })),
    ];
  }
  return undefined;
}
