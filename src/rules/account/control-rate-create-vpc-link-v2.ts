import { catalogued, controlRateRule } from '../support';

/** So many CreateVpcLink calls in one stack that AWS throttles its creation. */
export const controlRateCreateVpcLinkV2 = controlRateRule(
  catalogued('control-rate-create-vpc-link-v2', {
    why: 'AWS throttles the calls of the whole account; CloudFormation retries, so the deployment is slow and may fail with "Too Many Requests".',
    fix: 'Split the stack, or let the resources depend on each other so that they are created one after another.',
  }),
  'CreateVpcLink',
  (model) => model.vpcLinks.filter((link) => link.generation === 'v2'),
);
