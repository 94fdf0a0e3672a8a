import type { RestApi, V2Api } from '../../model';
import { isKnown } from '../../model';

/** Whether every route of a REST API is known, so that what is absent here is absent. */
export function isComplete(api: RestApi): boolean {
  return (api.definedBy === 'resources' || api.definedBy === 'openapi')
    && api.resources.every((resource) => isKnown(resource.path) && resource.methods.every((method) => isKnown(method.httpMethod)));
}

/** Whether every route of a WebSocket or HTTP API is known. */
export function isCompleteV2(api: V2Api): boolean {
  return (api.definedBy === 'resources' || api.definedBy === 'openapi') && api.routes.every((route) => isKnown(route.routeKey));
}
