import { recordedNeighbour } from './recorded';
import { upperId } from '../ids';

/** DNS records and zones. Nothing resolves them; a request reaches a custom domain by its `Host`. */
export const ROUTE53_TYPES = [
  recordedNeighbour('AWS::Route53::HostedZone', ['Name'], () => {
    const id = `Z${upperId(20)}`;
    return { physicalId: id, attributes: { Id: id, NameServers: [1, 2, 3, 4].map((n) => `ns-${n}.awsdns-local.com`) } };
  }),
  recordedNeighbour('AWS::Route53::RecordSet', ['Name', 'HostedZoneId', 'HostedZoneName'], ({ Name }) => ({ physicalId: String(Name).replace(/\.$/, ''), attributes: {} })),
];
