import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as model from '../../../model';
import { checkRange } from '../../check';
import type { RouteBinding } from '../binding';
import type { IntegrationOptions, MappedIntegrationOptions } from '../integration-options';

const EDGE_TIMEOUT = 29_000;

/** The fields that every integration has. */
export function commonFields(options: IntegrationOptions, binding: RouteBinding): model.Integration {
  const { timeout, cacheKeyParameters, cacheNamespace } = options;
  return { timeoutInMillis: timeoutOf(timeout, binding), cacheKeyParameters, cacheNamespace };
}

/** The fields of an integration that transforms. */
export function mappedFields(options: MappedIntegrationOptions, binding: RouteBinding): model.Integration {
  const { requestParameters, requestTemplates, passthroughBehavior, contentHandling } = options;
  return {
    ...commonFields(options, binding),
    requestParameters,
    requestTemplates,
    passthroughBehavior,
    contentHandling,
    responses: (options.integrationResponses ?? [{ statusCode: '200' }]).map(integrationResponse),
  };
}

/** An integration response in the model's words. */
export function integrationResponse(response: apigateway.IntegrationResponse): model.IntegrationResponse {
  const { statusCode, selectionPattern, responseParameters, responseTemplates, contentHandling } = response;
  return { statusCode, selectionPattern, responseParameters, responseTemplates, contentHandling };
}

function timeoutOf(timeout: IntegrationOptions['timeout'], { endpointType, httpMethod, route }: RouteBinding): number | undefined {
  if (timeout === undefined) return undefined;
  if (timeout.isUnresolved()) return timeout.toMilliseconds();
  const milliseconds = timeout.toMilliseconds();
  const input = `timeout of ${httpMethod} ${route.path} in milliseconds`;
  // Above 29 seconds it depends on the account's quota, which the validation plugin knows; not so at the edge.
  if (endpointType === 'EDGE' || milliseconds < EDGE_TIMEOUT) checkRange(input, milliseconds, 'rest-integration-timeout');
  return milliseconds;
}
