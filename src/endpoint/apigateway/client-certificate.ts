import { randomBytes } from 'node:crypto';
import { innerId } from './resource';
import { CLIENT_CERTIFICATE } from './shapes';
import type { Entity } from '../records/entity';

const ONE_YEAR = 365 * 24 * 3600;

/** A certificate with which API Gateway shows itself to backends. The local one is a name without a key pair behind it. */
export const CLIENT_CERTIFICATE_ENTITY: Entity = {
  type: 'AWS::ApiGateway::ClientCertificate',
  shape: CLIENT_CERTIFICATE,
  made: ['PemEncodedCertificate'],
  id: innerId,
  notFound: () => 'Invalid Client Certificate identifier specified',
  created: (record, registry) => {
    const body = randomBytes(192).toString('base64').replace(/(.{64})/g, '$1\n');
    registry.records.put(record.type, record.scope, record.id, {
      ...record.properties, PemEncodedCertificate: `-----BEGIN CERTIFICATE-----\n${body}-----END CERTIFICATE-----\n`,
    });
  },
  view: ({ id, created, properties }) => ({
    clientCertificateId: id,
    createdDate: Math.floor(created / 1000),
    expirationDate: Math.floor(created / 1000) + ONE_YEAR,
    pemEncodedCertificate: properties.PemEncodedCertificate,
  }),
};
