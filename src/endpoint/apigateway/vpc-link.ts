import { innerId } from './resource';
import { VPC_LINK } from './shapes';
import { badRequest } from './texts';
import type { Entity } from '../records/entity';

/** A link into a VPC: kept, listed and referred to; there is no VPC behind it here. */
export const VPC_LINK_ENTITY: Entity = {
  type: 'AWS::ApiGateway::VpcLink',
  shape: VPC_LINK,
  id: innerId,
  notFound: () => 'Invalid VPC Link identifier specified',
  check: ({ Name, TargetArns }) => {
    if (Name === undefined) badRequest('Name must be specified for the VPC link');
    if (!Array.isArray(TargetArns) || TargetArns.length !== 1) badRequest('Exactly one target ARN must be specified for a VPC link');
  },
  view: ({ id }) => ({ id, status: 'AVAILABLE', statusMessage: 'Your vpc link is ready for use' }),
};
