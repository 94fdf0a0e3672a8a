import { catalogued, controlRateRule, resourcesOf } from '../support';

/** So many CreateDeployment calls in one stack that AWS throttles its creation. */
export const controlRateCreateDeployment = controlRateRule(
  catalogued('control-rate-create-deployment', {
    why: 'AWS throttles the calls of the whole account; CloudFormation retries, so the deployment is slow and may fail with "Too Many Requests".',
    fix: 'Split the stack, or let the resources depend on each other so that they are created one after another.',
  }),
  'CreateDeployment',
  (model) => resourcesOf(model, 'AWS::ApiGateway::Deployment'),
);
