import { ACCESS_LOG_VARIABLES, accountThrottle, isContextVariable, LOW_THROTTLE_REGIONS, METRICS, REST_MAPPING_VARIABLES } from '../../src/limits';

describe('isContextVariable', () => {
  test.each([
    ['a name that every type has', 'requestId', true, true, true],
    ['REST and HTTP only', 'httpMethod', true, false, true],
    ['WebSocket only', 'connectionId', false, true, false],
    ['WebSocket and HTTP only', 'routeKey', false, true, true],
    ['another case', 'requestid', false, false, false],
    ["an authorizer's own value", 'authorizer.tenant', true, true, true],
    ['a claim', 'authorizer.claims.sub', true, true, true],
    ['a family without a member', 'authorizer.', false, false, false],
    ['nothing at all', '', false, false, false],
    ['an inherited name', 'constructor', false, false, false],
  ])('%s', (_, name, rest, webSocket, http) => {
    expect([ACCESS_LOG_VARIABLES.REST, ACCESS_LOG_VARIABLES.WebSocket, ACCESS_LOG_VARIABLES.HTTP].map((set) => isContextVariable(set, name)))
      .toEqual([rest, webSocket, http]);
  });

  test('a mapping template can override headers, and cannot read what is only logged', () => {
    expect(isContextVariable(REST_MAPPING_VARIABLES, 'responseOverride.header.X-Any')).toBe(true);
    expect(isContextVariable(REST_MAPPING_VARIABLES, 'responseLatency')).toBe(false);
  });
});

test('an account has the full throttle, but not in every Region', () => {
  expect(accountThrottle()).toEqual({ rate: 10_000, burst: 5000 });
  expect(accountThrottle('eu-west-1')).toEqual({ rate: 10_000, burst: 5000 });
  expect(LOW_THROTTLE_REGIONS.map((region) => accountThrottle(region).rate)).toEqual(LOW_THROTTLE_REGIONS.map(() => 2500));
});

test('detailed metrics add the longest set of dimensions', () => {
  expect(METRICS.REST.dimensions.at(-1)).toEqual(['ApiName', 'Stage', 'Resource', 'Method']);
  expect(METRICS.WebSocket.dimensions.at(-1)).toEqual(['ApiId', 'Stage', 'Route']);
});
