import { catalogued, controlRateRule } from '../support';

/** So many CreateDomainName calls in one stack that AWS throttles its creation. */
export const controlRateCreateDomainName = controlRateRule(
  catalogued('control-rate-create-domain-name', {
    why: 'AWS throttles the calls of the whole account; CloudFormation retries, so the deployment is slow and may fail with "Too Many Requests".',
    fix: 'Split the stack, or let the resources depend on each other so that they are created one after another.',
  }),
  'CreateDomainName',
  (model) => model.domains,
);
