import { known } from '../../../model';
import { methodSettings } from '../compile/method-settings';
import { executionLogOf } from '../execution-log';
import { gatewayError } from '../gateway-error';
import type { Phase } from './phase';

/** Finds the method. A path or method that does not exist looks like a request without credentials. */
export const route: Phase = {
  name: 'route',
  run(exchange) {
    const { request, path, api, definition, target } = exchange;
    if (request.basePath === undefined && known(definition.disableExecuteApiEndpoint) === true) {
      throw gatewayError('WAF_FILTERED', 'Forbidden', { reason: 'the API is called at its own address, which disableExecuteApiEndpoint turns off' });
    }
    const match = api.router.find(path, request.method);
    if (match === undefined) throw gatewayError('MISSING_AUTHENTICATION_TOKEN', undefined, { reason: `no method ${request.method} ${path} in this deployment` });
    exchange.method = match.target;
    exchange.pathParameters = match.pathParameters;
    exchange.settings = methodSettings(target.settings, match.target.resourcePath, request.method);
    exchange.execution = executionLogOf(exchange.settings);
    exchange.execution?.info(`Extended Request Id: ${exchange.extendedRequestId}`);
  },
};
