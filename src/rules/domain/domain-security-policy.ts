import { ENDPOINT_ACCESS_MODES, SECURITY_POLICIES } from '../../limits';
import type { EndpointType, Located } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, domainEndpointType, endpointType, isPresent, mappedApiKind, mappedDomains, place, text } from '../support';

/** Of `AWS::ApiGatewayV2::DomainName`. */
const V2_POLICIES = ['TLS_1_0', 'TLS_1_2'];

interface Secured extends Located {
  readonly securityPolicy?: unknown;
  readonly endpointAccessMode?: unknown;
  readonly mutualTlsAuthentication?: unknown;
}

/** A TLS policy that does not exist or does not go with the rest. */
export const domainSecurityPolicy: Rule = {
  meta: catalogued('domain-security-policy', {
    why: 'AWS refuses the domain name or API, and the stack rolls back.',
    fix: 'Use a policy for the endpoint type: those in _EDGE for edge-optimized ones; a SecurityPolicy_… needs an endpoint access mode.',
  }),
  *check(model) {
    for (const domain of model.domains) {
      yield* checkPolicy(domain, domainEndpointType(domain), domain.generation === 'v2' ? V2_POLICIES : SECURITY_POLICIES);
    }
    for (const api of model.restApis) if (api.origin) yield* checkPolicy(api, endpointType(model, api), SECURITY_POLICIES);
    for (const { domain, mappings } of mappedDomains(model)) {
      const policy = text(domain?.securityPolicy);
      if (policy === undefined || policy === 'TLS_1_2') continue;
      for (const mapping of mappings) {
        const kind = mappedApiKind(model, mapping);
        if (kind === undefined || kind === 'REST') continue;
        yield { ...place(mapping, 'domain'), message: `HTTP and WebSocket APIs need a domain name with TLS_1_2, got ${policy}`, actual: policy };
      }
    }
  },
};

function* checkPolicy(node: Secured, type: EndpointType | undefined, allowed: readonly string[]): Generator<Violation> {
  const policy = text(node.securityPolicy);
  const mode = text(node.endpointAccessMode);
  const at = place(node, 'securityPolicy');
  if (mode !== undefined && !(ENDPOINT_ACCESS_MODES as readonly string[]).includes(mode)) {
    const message = `endpoint access mode must be one of ${ENDPOINT_ACCESS_MODES.join(', ')}, got '${mode}'`;
    yield { ...place(node, 'endpointAccessMode'), message, actual: mode };
  }
  const enhanced = policy?.startsWith('SecurityPolicy_');
  if (policy !== undefined && !allowed.includes(policy)) {
    yield { ...at, message: `security policy must be one of ${allowed.join(', ')}, got '${policy}'`, actual: policy };
    return;
  }
  if (isPresent(node.endpointAccessMode) && (node.securityPolicy === undefined || enhanced === false)) {
    yield { ...place(node, 'endpointAccessMode'), message: `endpoint access mode needs a SecurityPolicy_… policy, got ${policy ?? 'none'}` };
  }
  if (policy === undefined || !enhanced) return;
  if (type !== undefined && policy.endsWith('_EDGE') !== (type === 'EDGE')) {
    yield { ...at, message: `security policy ${policy} is not for ${type} endpoints`, actual: policy };
  }
  if (node.endpointAccessMode === undefined) yield { ...at, message: `security policy ${policy} needs an endpoint access mode, got none`, actual: policy };
  if (isPresent(node.mutualTlsAuthentication)) yield { ...at, message: `security policy ${policy} cannot be used with mutual TLS`, actual: policy };
}
