import type { RequiredParameter } from '../compile/method';
import type { Exchange } from '../exchange';
import { logRequest } from '../execution-log';
import { gatewayError } from '../gateway-error';
import type { Phase } from './phase';
import { mediaType } from '../mapping/media-types';

/** Checks that required parameters are there and that the body is what its model says. */
export const validate: Phase = {
  name: 'validate',
  run(exchange) {
    if (exchange.execution !== undefined) logRequest(exchange, exchange.forwardedHeaders);
    const { requiredParameters, validatesBody, requestModels } = exchange.method!;
    const missing = requiredParameters.filter((parameter) => isBlank(exchange, parameter)).map(({ name }) => name);
    if (missing.length > 0) throw gatewayError('BAD_REQUEST_PARAMETERS', `Missing required request parameters: [${missing.join(', ')}]`);
    if (!validatesBody) return;
    const type = mediaType(exchange.headers.get('Content-Type')) ?? 'application/json';
    const model = requestModels.get(type) ?? requestModels.get('$default');
    // Without a model it is as if there were the model `Empty`, which allows everything.
    const violations = model === undefined ? undefined : exchange.api.bodies.violations(model, exchange.request.body.toString('utf8'));
    if (violations !== undefined) {
      throw gatewayError('BAD_REQUEST_BODY', undefined, { reason: `the body does not match the model '${model}': ${violations}`, validationErrorString: violations });
    }
  },
};

function isBlank({ headers, query, pathParameters }: Exchange, { location, name }: RequiredParameter): boolean {
  const value = location === 'header' ? headers.get(name) : location === 'querystring' ? query.get(name)?.at(-1) : pathParameters[name];
  return value === undefined || value.trim() === '';
}
