import { known } from '../../../model';
import type { Exchange } from '../exchange';
import { logEndpointRequest } from '../execution-log';
import { GatewayError } from '../gateway-error';
import { mapRequest } from './mapped-request';
import { withStageVariables } from '../mapping/stage-variables';

/**
 * AWS with a service other than Lambda: nothing is called. The answer is 501 with the request as it would have been sent, because
 * the mapping is what one wants to see.
 */
export function service(exchange: Exchange): never {
  const { integration } = exchange.method!.model;
  const uri = withStageVariables(known(integration!.uri) ?? '', exchange.variables);
  const { body, headers, query, path } = mapRequest(exchange);
  const rendered = uri.replace(/\{([^{}]+)\}/g, (whole, key: string) => path[key] ?? whole);
  if (exchange.execution !== undefined) {
    const sent = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
    logEndpointRequest(exchange.execution, { url: rendered, headers: sent, body });
  }
  const name = /^arn:[^:]*:apigateway:[^:]*:(?:[^:]*\.)?([^:.]+):(?:path|action)\//.exec(uri)?.[1] ?? uri;
  const text = `integrations with the service '${name}' are not emulated here`;
  throw new GatewayError(undefined, 501, 'NotImplementedException', text, {
    fixed: true,
    reason: text,
    body: JSON.stringify({
      message: text,
      request: { method: known(integration!.httpMethod), uri: rendered, headers, query, body: body.toString('utf8') },
    }),
  });
}
