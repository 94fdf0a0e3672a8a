import { innerId } from './api';
import { VPC_LINK } from './shapes';
import type { Entity } from '../records/entity';

/** A link into a VPC: kept, listed and referred to; there is no VPC behind it here. */
export const VPC_LINK_ENTITY: Entity = {
  type: 'AWS::ApiGatewayV2::VpcLink',
  shape: VPC_LINK,
  id: innerId,
  notFound: (id) => `Invalid VpcLink identifier specified ${id}`,
  view: ({ id, created }) => ({
    vpcLinkId: id,
    createdDate: new Date(created).toISOString(),
    vpcLinkStatus: 'AVAILABLE',
    vpcLinkStatusMessage: 'VPC link is ready to route traffic',
    vpcLinkVersion: 'V2',
  }),
};
