import { textOf, Unresolved, type ApiModel, type DomainName } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, domainEndpointType, place, siblingOf, templateOf } from '../support';

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
      if (type === 'EDGE') yield* checkRegion(model, domain, 'certificateArn', EDGE_REGION, 'an edge-optimized');
      if (type === 'REGIONAL') {
        const field = domain.generation === 'v1' ? 'regionalCertificateArn' : 'certificateArn';
        yield* checkRegion(model, domain, field, templateOf(model, domain)?.region, 'a Regional');
      }
      if (domain.generation === 'v1') yield* checkProperty(domain, type);
    }
  },
};

type Field = 'certificateArn' | 'regionalCertificateArn';

function* checkRegion(model: ApiModel, domain: DomainName, field: Field, region: string | undefined, what: string): Generator<Violation> {
  const found = regionOf(model, domain, field);
  if (found === undefined || region === undefined || found === region) return;
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

/** The Region of a certificate: its ARN's, or the stack's when the stack makes it. */
function regionOf(model: ApiModel, domain: DomainName, field: Field): string | undefined {
  const certificate = domain[field];
  const written = /^arn:(?:[^:$]+|\$\{AWS::Partition\}):acm:([a-z0-9-]+):/.exec(textOf(certificate) ?? '')?.[1];
  if (written !== undefined || !(certificate instanceof Unresolved)) return written;
  const made = certificate.references.length === 1 && siblingOf(model, domain, certificate.references[0])?.type === 'AWS::CertificateManager::Certificate';
  return made ? templateOf(model, domain)?.region : undefined;
}
