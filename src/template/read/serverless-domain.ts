import { readV2DomainName } from './domain';
import type { Stacks } from './stacks';
import { below, isKnown, type DomainMapping, type DomainName, type Origin } from '../../model';
import { asString, isPlain, own, type Plain } from '../../model/coerce';

/** The custom domain names that HTTP and WebSocket APIs of SAM ask for, with what is mapped to them. */
export function serverlessDomains(stacks: Stacks): { readonly domains: DomainName[]; readonly domainMappings: DomainMapping[] } {
  const all = stacks.ofType('AWS::Serverless::HttpApi', 'AWS::Serverless::WebSocketApi').flatMap(({ properties, origin, key, type }) => {
    const node = own(properties, 'Domain');
    const stage = asString(own(properties, 'StageName')) ?? (type === 'AWS::Serverless::HttpApi' ? '$default' : 'default');
    return isPlain(node) ? [readDomain(node, below(origin, 'Domain'), key, stage)] : [];
  });
  return { domains: all.map(({ domain }) => domain), domainMappings: all.flatMap(({ mappings }) => mappings) };
}

function readDomain(node: Plain, origin: Origin, api: string, stage: DomainMapping['stage']): { readonly domain: DomainName; readonly mappings: DomainMapping[] } {
  const configuration = { ...node, EndpointType: own(node, 'EndpointConfiguration') ?? 'REGIONAL' };
  const domain: DomainName = {
    ...readV2DomainName({ ...node, DomainNameConfigurations: [configuration] }, origin),
    key: `${api}.Domain`,
    origin: { ...origin, fields: { endpointTypes: 'EndpointConfiguration' } },
  };
  const paths = own(node, 'BasePath');
  const written = Array.isArray(paths) ? paths.map((path, index) => [path, `BasePath/${index}`] as const) : [[paths, 'BasePath'] as const];
  return { domain, mappings: written.map(([path, field]) => readMapping(path, { ...origin, fields: { domain: 'DomainName', basePath: field } }, { domain, api, stage })) };
}

function readMapping(path: unknown, origin: Origin, { domain, api, stage }: { readonly domain: DomainName; readonly api: string; readonly stage: DomainMapping['stage'] }): DomainMapping {
  const basePath = asString(path);
  return {
    origin,
    generation: 'v2',
    // APIs that ask for the same name share the domain that SAM makes.
    domain: isKnown(domain.domainName) ? domain.domainName : domain.key,
    api,
    stage,
    basePath: typeof basePath === 'string' ? basePath.replace(/^\/+|\/+$/g, '') : basePath,
  };
}
