import { recordedNeighbour } from './recorded';
import { uuid } from '../ids';

/** `AWS::CertificateManager::Certificate`: valid as soon as it is recorded. */
export const CERTIFICATE_TYPE = recordedNeighbour('AWS::CertificateManager::Certificate', ['DomainName', 'SubjectAlternativeNames', 'ValidationMethod'],
  (_, { region, accountId }) => ({ physicalId: `arn:aws:acm:${region}:${accountId}:certificate/${uuid()}`, attributes: {} }));
