import { GATEWAY_RESPONSES } from '../../limits';
import type { ApiModel, GatewayResponse, RestApi } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, entries, inBody, isConditional, nameOf, place, text } from '../support';

const TYPES: ReadonlySet<string> = new Set(GATEWAY_RESPONSES.map(({ responseType }) => responseType));

const VALUE = /^('.*'|(method\.request|stageVariables|context)\.\S+)$/s;

/** A gateway response of a type or with a status that does not exist. */
export const gatewayResponseType: Rule = {
  meta: catalogued('gateway-response-type', {
    why: 'AWS refuses the gateway response, and the stack rolls back.',
    fix: 'Use one of the documented response types once each, a status from 100 to 599, and headers as gatewayresponse.header.NAME.',
  }),
  *check(model) {
    for (const api of model.restApis) {
      for (const response of api.gatewayResponses) yield* checkResponse(response);
      yield* duplicates(model, api);
    }
  },
};

function* checkResponse(response: GatewayResponse): Generator<Violation> {
  const type = text(response.responseType);
  const typePlace = place(response, inBody(response) ? undefined : 'responseType');
  if (type !== undefined && !TYPES.has(type)) {
    yield { ...typePlace, message: `gateway response type must be one of ${[...TYPES].join(', ')}, got '${type}'`, actual: type };
  } else if (type === 'REQUEST_TOO_LARGE') {
    yield { ...typePlace, message: 'gateway response REQUEST_TOO_LARGE has no effect: AWS does not let it be customized', actual: type, severity: 'warning' };
  }
  const status = text(response.statusCode);
  if (status !== undefined && !/^[1-5]\d\d$/.test(status)) {
    yield { ...place(response, 'statusCode'), message: `gateway response status must be from 100 to 599, got '${status}'`, actual: status };
  }
  for (const [name, value] of entries(response.responseParameters)) {
    if (!VALUE.test(text(value) ?? "''")) {
      const message = `value of ${name} must be method.request.…, stageVariables.NAME, context.NAME or a constant in single quotes, got ${JSON.stringify(value)}`;
      yield { ...place(response, 'responseParameters', name), message, actual: text(value) };
    }
    if (/^gatewayresponse\.(header|path|querystring)\.\S+$/.test(name)) continue;
    yield { ...place(response, 'responseParameters', name), message: `gateway response parameter must be gatewayresponse.header.NAME, got '${name}'`, actual: name };
  }
}

function* duplicates(model: ApiModel, api: RestApi): Generator<Violation> {
  const seen = new Map<string, GatewayResponse>();
  for (const response of api.gatewayResponses) {
    const type = text(response.responseType);
    if (type === undefined || inBody(response) || isConditional(model, response)) continue;
    const other = seen.get(type);
    if (other) yield { ...place(response, 'responseType'), message: `gateway response ${type} is there twice: ${nameOf(other)} has it already`, actual: type };
    else seen.set(type, response);
  }
}
