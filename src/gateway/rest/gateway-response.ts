import { DEFAULT_GATEWAY_RESPONSE_TEMPLATE } from '../../limits';
import { known } from '../../model';
import type { GatewayResponse as GatewayResponseModel } from '../../model';
import { valueAt } from '../access-log';
import type { GatewayResponse, Header } from '../http';
import { parameterMappings } from './compile/parameter-mappings';
import { contextVariables } from './context';
import type { Exchange } from './exchange';
import type { GatewayError } from './gateway-error';
import { byContentType, firstAccepted } from './mapping/media-types';
import { resolveRequestExpression } from './mapping/request-expression';

/** The body that differs from all others by its capital letter. */
const ACCESS_DENIED_TEMPLATE = '{"Message":$context.error.messageString}';

/**
 * The answer to a request that no backend will answer. The customised response of its type comes first, then the one of its
 * family with its own status; the two are never merged.
 */
export function gatewayResponse(exchange: Exchange, error: GatewayError): GatewayResponse {
  exchange.error = error;
  const custom = customisation(exchange, error);
  const statusCode = Number(known(custom?.statusCode) ?? error.statusCode);
  const [contentType, body] = render(exchange, error, custom);
  const headers: Header[] = [
    ['x-amzn-RequestId', exchange.requestId],
    ['x-amzn-ErrorType', error.errorType],
    ['x-amz-apigw-id', exchange.extendedRequestId],
    ...exchange.extraHeaders,
  ];
  const own = new Set<string>();
  for (const { name, expression } of parameterMappings(custom?.responseParameters)) {
    const value = resolveRequestExpression(exchange, expression);
    if (value === undefined) continue;
    headers.push([name, value]);
    own.add(name.toLowerCase());
  }
  if (!own.has('content-type')) headers.push(['Content-Type', contentType]);
  return { statusCode, headers, body: Buffer.from(body) };
}

function customisation(exchange: Exchange, error: GatewayError): GatewayResponseModel | undefined {
  if (error.details.fixed) return undefined;
  const { gatewayResponses } = exchange.api;
  const specific = error.responseType === undefined ? undefined : gatewayResponses.get(error.responseType);
  return specific ?? gatewayResponses.get(error.statusCode < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
}

function render(exchange: Exchange, error: GatewayError, custom: GatewayResponseModel | undefined): [contentType: string, body: string] {
  const templates = new Map(Object.entries(known(custom?.responseTemplates) ?? {}).map(([type, template]) => [type.toLowerCase(), known(template) ?? '']));
  const chosen = byContentType(templates, firstAccepted(exchange.headers.get('Accept')));
  if (chosen !== undefined) return [chosen[0], substitute(exchange, chosen[1])];
  if (error.details.body !== undefined) return ['application/json', error.details.body];
  return ['application/json', substitute(exchange, error.responseType === 'ACCESS_DENIED' ? ACCESS_DENIED_TEMPLATE : DEFAULT_GATEWAY_RESPONSE_TEMPLATE)];
}

const NAME = String.raw`(context|stageVariables|method\.request\.(?:header|path|querystring))\.([\w-]+(?:\.[\w-]+)*)`;
const VARIABLE = new RegExp(String.raw`\$(?:\{${NAME}\}|${NAME})`, 'g');

/** Templates of gateway responses know variables and nothing else of the template language. */
function substitute(exchange: Exchange, template: string): string {
  if (!template.includes('$')) return template;
  const context = contextVariables(exchange);
  return template.replace(VARIABLE, (_, kind1?: string, name1?: string, kind2?: string, name2?: string) => {
    const kind = kind1 ?? kind2!;
    const name = name1 ?? name2!;
    if (kind === 'context') return text(valueAt(context, name));
    return resolveRequestExpression(exchange, `${kind}.${name}`) ?? '';
  });
}

function text(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}
