import type { RestApi } from '../../model';
import { catalogued, controlRateRule, endpointType } from '../support';

/** So many ImportRestApi calls in one stack that AWS throttles its creation. */
export const controlRateImportRestApi = controlRateRule(
  catalogued('control-rate-import-rest-api', {
    why: 'AWS throttles the calls of the whole account; CloudFormation retries, so the deployment is slow and may fail with "Too Many Requests".',
    fix: 'Split the stack, or let the resources depend on each other so that they are created one after another.',
  }),
  'ImportRestApi',
  // SAM writes a body for the routes of events.
  (model) => model.restApis.filter(({ definedBy, origin }) => definedBy === 'openapi' || definedBy === 'unknown' || origin?.type.startsWith('AWS::Serverless::')),
  // Edge-optimized APIs have a slower rate of their own.
  (api, model) => (endpointType(model, api as RestApi) === 'EDGE' ? 30 : undefined),
);
