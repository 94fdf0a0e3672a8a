import type { ApiModel, DomainMapping } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, domainEndpointType, isConditional, mappedDomains, nameOf, place, text, type MappedDomain } from '../support';

const KEY = /^[A-Za-z0-9$\-_.+!*'()/]*$/;

/** A base path that AWS does not take, or that is there twice. */
export const domainMappingKey: Rule = {
  meta: catalogued('domain-mapping-key', {
    why: 'AWS refuses the mapping, and the stack rolls back.',
    fix: "Use letters, digits and $ - _ . + ! * ' ( ), and for more than one level an AWS::ApiGatewayV2::ApiMapping on a Regional domain with TLS 1.2.",
  }),
  *check(model, context) {
    const longest = context.limit('domain-mapping-key');
    for (const mapping of model.domainMappings) {
      const key = text(mapping.basePath);
      if (key === undefined || key === '(none)') continue;
      const where = place(mapping, 'basePath');
      if (key.length > longest) {
        yield { ...where, message: `base path must have at most ${longest} characters, got ${key.length}`, actual: key.length, limit: longest };
      } else if (!KEY.test(key) || /^\/|\/$|\/\//.test(key)) {
        yield { ...where, message: `base path must have letters, digits and $ - _ . + ! * ' ( ) only and no slash at its ends or after another, got '${key}'`, actual: key };
      } else if (key.includes('/') && mapping.generation !== 'v2') {
        const isV1 = mapping.generation === 'v1';
        const fix = isV1 ? 'use AWS::ApiGatewayV2::ApiMapping' : 'use a routing rule';
        // The documentation says one level; templates of the CDK's own integration tests have more, and are said to deploy.
        const severity = isV1 ? 'warning' as const : undefined;
        yield { ...where, message: `base path with a slash is not there for this type, ${fix} instead, got '${key}'`, actual: key, severity };
      }
    }
    for (const domain of mappedDomains(model)) {
      yield* multilevel(domain);
      yield* duplicates(model, domain);
    }
  },
};

function* multilevel({ domain, mappings }: MappedDomain): Generator<Violation> {
  if (!domain) return;
  const edge = domainEndpointType(domain) === 'EDGE';
  const old = text(domain.securityPolicy) === 'TLS_1_0';
  if (!edge && !old) return;
  for (const mapping of mappings) {
    const key = text(mapping.basePath);
    if (mapping.generation !== 'v2' || !key?.includes('/')) continue;
    const message = `base path with a slash needs a Regional domain name with TLS 1.2, got ${edge ? 'an edge-optimized one' : 'TLS_1_0'}`;
    yield { ...place(mapping, 'basePath'), message, actual: key };
  }
}

function* duplicates(model: ApiModel, { mappings }: MappedDomain): Generator<Violation> {
  const seen = new Map<string, DomainMapping>();
  for (const mapping of mappings) {
    const key = mapping.basePath === undefined ? '' : text(mapping.basePath);
    if (key === undefined || isConditional(model, mapping)) continue;
    const other = seen.get(key.replace('(none)', ''));
    if (other) {
      const message = `base path '${key}' is there twice on its domain name: ${nameOf(other)} has it already`;
      yield { ...place(mapping, mapping.basePath === undefined ? undefined : 'basePath'), message, actual: key };
    } else {seen.set(key.replace('(none)', ''), mapping);}
  }
}
