import type { RestApi } from '../../model';
import { catalogued, controlRateRule, endpointType } from '../support';

/** So many CreateRestApi calls in one stack that AWS throttles its creation. */
export const controlRateCreateRestApi = controlRateRule(
  catalogued('control-rate-create-rest-api', {
    why: 'AWS throttles the calls of the whole account; CloudFormation retries, so the deployment is slow and may fail with "Too Many Requests".',
    fix: 'Split the stack, or let the resources depend on each other so that they are created one after another.',
  }),
  'CreateRestApi',
  (model) => model.restApis.filter((api) => api.definedBy === 'resources' && api.origin && !api.origin.type.startsWith('AWS::Serverless::')),
  // Edge-optimized APIs have a slower rate of their own.
  (api, model) => (endpointType(model, api as RestApi) === 'EDGE' ? 30 : undefined),
);
