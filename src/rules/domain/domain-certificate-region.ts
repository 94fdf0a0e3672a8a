import { Unresolved, type ApiModel, type DomainName } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, domainEndpointType, place, siblingOf, templateOf, text } from '../support';

const EDGE_REGION = 'us-east-1';

/** A certificate in another Region, or in another property, than the domain name needs. */
export const domainCertificateRegion: Rule = {
  meta: catalogued('domain-certificate-region', {
    why: 'AWS refuses the domain name, and the stack rolls back.',
    fix: 'Take the certificate from us-east-1 for an edge-optimized domain name (CertificateArn), and from the API\'s Region for a Regional one (RegionalCertificateArn).',
  }),
  *check(model) {
    for (const domain of model.domains) {
      const type = domainEndpointType(domain);
      if (type === 'EDGE') yield* checkRegion(model, domain, 'certificateArn', EDGE_REGION);
      if (type === 'REGIONAL') {
        const field = domain.generation === 'v1' ? 'regionalCertificateArn' : 'certificateArn';
        yield* checkRegion(model, domain, field, templateOf(model, domain)?.region);
      }
      if (domain.generation === 'v1') yield* checkProperty(domain, type);
    }
  },
};

type Field = 'certificateArn' | 'regionalCertificateArn';

function* checkRegion(model: ApiModel, domain: DomainName, field: Field, region: string | undefined): Generator<Violation> {
  const found = /^arn:[^:]+:acm:([a-z0-9-]+):/.exec(text(domain[field]) ?? '')?.[1] ?? regionOfSibling(model, domain, field);
  if (found === undefined || region === undefined || found === region) return;
  const what = domainEndpointType(domain) === 'EDGE' ? 'an edge-optimized' : 'a Regional';
  yield { ...place(domain, field), message: `certificate of ${what} domain name must be in ${region}, got one in ${found}`, actual: found };
}

function* checkProperty(domain: DomainName, type: string | undefined): Generator<Violation> {
  if (type === 'REGIONAL' && domain.certificateArn !== undefined && domain.regionalCertificateArn === undefined) {
    yield { ...place(domain, 'certificateArn'), message: 'Regional domain name must have its certificate in RegionalCertificateArn, got CertificateArn' };
  } else if (type === 'EDGE' && domain.regionalCertificateArn !== undefined && domain.certificateArn === undefined) {
    const message = 'edge-optimized domain name must have its certificate in CertificateArn, got RegionalCertificateArn';
    yield { ...place(domain, 'regionalCertificateArn'), message };
  }
}

/** A certificate of the same template is made where the template is deployed. */
function regionOfSibling(model: ApiModel, domain: DomainName, field: Field): string | undefined {
  const value = domain[field];
  const id = value instanceof Unresolved ? /^\$\{(\w+)\}$/.exec(value.pattern ?? '')?.[1] : undefined;
  const isCertificate = id !== undefined && siblingOf(model, domain, id)?.type === 'AWS::CertificateManager::Certificate';
  return isCertificate ? templateOf(model, domain)?.region : undefined;
}
