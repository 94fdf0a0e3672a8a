import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as model from '../../model';
import { checkAllowed } from '../check';
import { corsHeaders } from './cors';

/** API Gateway's own responses: those given, and the two defaults with what browsers need. */
export function gatewayResponses(
  given: readonly apigateway.GatewayResponseOptions[], cors: apigateway.CorsOptions | undefined,
): model.GatewayResponse[] {
  const responses = new Map<string, model.GatewayResponse>();
  const shared = cors && quoted(corsHeaders(cors));
  for (const responseType of shared ? ['DEFAULT_4XX', 'DEFAULT_5XX'] : []) {
    responses.set(responseType, { responseType, responseParameters: parameters(shared) });
  }
  const names = given.map(({ type }) => type.responseType);
  for (const { type: { responseType }, statusCode, responseHeaders, templates } of given) {
    checkAllowed('type of a gateway response', responseType, 'gateway-response-type');
    if (names.indexOf(responseType) < names.lastIndexOf(responseType)) throw new Error(`gateway response ${responseType} must be given once, got it twice`);
    responses.set(responseType, {
      responseType,
      statusCode,
      // A response of its own type does not inherit the headers of the default.
      responseParameters: parameters({ ...shared, ...responseHeaders }),
      responseTemplates: templates,
    });
  }
  return [...responses.values()];
}

function quoted(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => value === undefined ? [] : [[name, `'${value}'`]]));
}

function parameters(headers: Readonly<Record<string, string>> = {}): Record<string, string> | undefined {
  const entries = Object.entries(headers).map(([name, value]) => [`gatewayresponse.header.${name}`, value]);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
