import { API_KEY_SOURCES, ENDPOINT_TYPES, IP_ADDRESS_TYPES } from '../../limits';
import type { RestApi } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, list, place, text } from '../support';

/** An endpoint configuration or API key source that does not exist or does not go together. */
export const endpointTypes: Rule = {
  meta: catalogued('endpoint-types', {
    why: 'AWS refuses the API, and the stack rolls back.',
    fix: 'Use one of EDGE, REGIONAL and PRIVATE; VPC endpoints and dualstack belong to PRIVATE.',
  }),
  *check(model) {
    for (const api of model.restApis) if (api.origin) yield* checkApi(api);
  },
};

function* checkApi(api: RestApi): Generator<Violation> {
  const types = list(api.endpointTypes).map((type) => text(type));
  for (const type of types) {
    if (type !== undefined) yield* oneOf(api, 'endpointTypes', 'endpoint type', type, ENDPOINT_TYPES);
  }
  if (types.length > 1) {
    const message = `API must have one endpoint type, got ${types.length}`;
    yield { ...place(api, 'endpointTypes'), message, actual: types.length, limit: 1, severity: 'warning' };
  }
  const ipAddressType = text(api.ipAddressType);
  yield* oneOf(api, 'ipAddressType', 'IP address type', ipAddressType, IP_ADDRESS_TYPES);
  for (const problem of oneOf(api, 'apiKeySource', 'API key source', text(api.apiKeySource), API_KEY_SOURCES)) yield { ...problem, fix: `Use ${API_KEY_SOURCES.join(' or ')}.` };
  if (types.includes('PRIVATE') && ipAddressType === 'ipv4') {
    yield { ...place(api, 'ipAddressType'), message: "IP address type of a private API must be dualstack, got 'ipv4'", actual: ipAddressType };
  }
  const knownTypes = types.length > 0 && types.every((type) => type !== undefined);
  if (knownTypes && !types.includes('PRIVATE') && list(api.vpcEndpointIds).length > 0) {
    yield { ...place(api, 'vpcEndpointIds'), message: `VPC endpoints are only for a PRIVATE API, got ${types.join(', ')}` };
  }
}

function* oneOf(api: RestApi, field: string, what: string, value: string | undefined, allowed: readonly string[]): Generator<Violation> {
  if (value !== undefined && !allowed.includes(value)) {
    yield { ...place(api, field), message: `${what} must be one of ${allowed.join(', ')}, got '${value}'`, actual: value };
  }
}
