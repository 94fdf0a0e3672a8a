import { innerId } from './resource';
import { VPC_LINK } from './shapes';
import { badRequest } from './texts';
import type { Entity } from '../records/entity';

/** A link into a VPC: kept, listed and referred to; there is no VPC behind it here. */
export const VPC_LINK_ENTITY: Entity = {
  type: 'AWS::ApiGateway::VpcLink',
  shape: VPC_LINK,
  id: innerId,
  notFound: () => 'Invalid Vpc Link identifier specified',
  check: ({ Name, TargetArns }) => {
    if (Name === undefined || Name === '') badRequest('Name cannot be empty');
    if (!Array.isArray(TargetArns) || TargetArns.length !== 1) badRequest('Exactly one target ARN must be specified for a VPC link');
    for (const arn of TargetArns) if (!/^arn:[\w-]+:/.test(String(arn))) badRequest(`Invalid ARN. ARN is not well formed ${String(arn)}`);
  },
  view: ({ id }) => ({ id, status: 'AVAILABLE', statusMessage: 'Your vpc link is ready for use' }),
};
