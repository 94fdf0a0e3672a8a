import { WEBSOCKET_RESERVED_ROUTES } from '../../limits';
import type { ApiModel, Route, V2Api } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, httpApis, inBody, isConditional, nameOf, place, text, webSocketApis } from '../support';

const HTTP_KEY = /^(\$default|(ANY|GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS) \/\S*)$/;

/** A route key that the protocol does not have, or that is there twice. */
export const routeKeyFormat: Rule = {
  meta: catalogued('route-key-format', {
    why: 'AWS refuses the route, and the stack rolls back.',
    fix: 'Write $default or "METHOD /path" on HTTP APIs; on WebSocket APIs $connect, $disconnect, $default or a name without $.',
  }),
  *check(model) {
    for (const api of [...webSocketApis(model), ...httpApis(model)]) {
      for (const route of api.routes) {
        const key = text(route.routeKey);
        if (key === undefined) continue;
        if (api.kind === 'HTTP') yield* checkHttp(route, key);
        else yield* checkWebSocket(route, key);
      }
      yield* duplicates(model, api);
    }
    for (const api of httpApis(model)) {
      const key = text(api.routeKey);
      if (key === undefined || HTTP_KEY.test(key)) continue;
      yield { ...place(api, 'routeKey'), message: `route key must be $default or a method and a path such as 'GET /orders', got '${key}'`, actual: key };
    }
  },
};

function* checkHttp(route: Route, key: string): Generator<Violation> {
  if (!HTTP_KEY.test(key) && !inBody(route)) {
    // SAM writes what an event says, and the import leaves out what is no operation.
    const severity = route.origin?.type === 'AWS::Serverless::Function' ? 'warning' as const : undefined;
    yield { ...place(route, 'routeKey'), message: `route key must be $default or a method and a path such as 'GET /orders', got '${key}'`, actual: key, severity };
  } else if (/\+\}./.test(key)) {
    yield { ...place(route, 'routeKey'), message: `greedy variable must be the end of the path, got '${key}'`, actual: key };
  }
}

function* checkWebSocket(route: Route, key: string): Generator<Violation> {
  if (key === '') yield { ...place(route, 'routeKey'), message: 'route key must not be empty' };
  if (!key.startsWith('$') || (WEBSOCKET_RESERVED_ROUTES as readonly string[]).includes(key)) return;
  const message = `route key beginning with $ must be one of ${WEBSOCKET_RESERVED_ROUTES.join(', ')}, got '${key}'`;
  yield { ...place(route, 'routeKey'), message, actual: key };
}

function* duplicates(model: ApiModel, api: V2Api): Generator<Violation> {
  const seen = new Map<string, Route>();
  for (const route of api.routes) {
    const key = text(route.routeKey);
    if (key === undefined || isConditional(model, route)) continue;
    const other = seen.get(key);
    if (other && !inBody(route)) yield { ...place(route, 'routeKey'), message: `route '${key}' is there twice: ${nameOf(other)} has it already`, actual: key };
    else seen.set(key, route);
  }
}
