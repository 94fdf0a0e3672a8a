import { list, text } from './read';
import { siblingOf } from './resources';
import type { ApiModel, EndpointType, RestApi } from '../../model';

/**
 * The endpoint type of a REST API: edge-optimized when the template says nothing. `undefined` when it is
 * only known at deployment, or said somewhere else.
 */
export function endpointType(model: ApiModel, api: RestApi): EndpointType | undefined {
  if (api.definedBy === 'external') return undefined;
  if (api.endpointTypes !== undefined) {
    const type = text(list(api.endpointTypes)[0]);
    return type === 'EDGE' || type === 'REGIONAL' || type === 'PRIVATE' ? type : undefined;
  }
  // An import may say it in the parameter endpointConfigurationTypes.
  return siblingOf(model, api)?.properties.Parameters === undefined ? 'EDGE' : undefined;
}
