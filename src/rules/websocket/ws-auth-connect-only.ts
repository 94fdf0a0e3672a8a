import type { Rule } from '../rule';
import { catalogued, place, text, webSocketApis } from '../support';

const TYPES: ReadonlySet<string> = new Set(['NONE', 'AWS_IAM', 'CUSTOM']);

/** Authorization on a WebSocket route other than $connect. */
export const wsAuthConnectOnly: Rule = {
  meta: catalogued('ws-auth-connect-only', {
    why: 'AWS refuses the route: only connecting can be authorized, and what was decided then holds for the connection.',
    fix: 'Authorize on $connect, and check in the backend what the caller may do.',
  }),
  *check(model) {
    for (const api of webSocketApis(model)) {
      for (const route of api.routes) {
        const key = text(route.routeKey);
        const type = text(route.authorizationType);
        if (type !== undefined && !TYPES.has(type)) {
          const message = `authorization type of route ${key ?? ''} must be one of ${[...TYPES].join(', ')} on a WebSocket API, got '${type}'`;
          yield { ...place(route, 'authorizationType'), message, actual: type };
        } else if (key !== undefined && key !== '$connect' && (type ?? 'NONE') !== 'NONE') {
          yield { ...place(route, 'authorizationType'), message: `authorization is for the $connect route only, got ${type} on '${key}'`, actual: type };
        } else if (key !== undefined && key !== '$connect' && route.authorizer !== undefined) {
          yield { ...place(route, 'authorizer'), message: `authorizer is for the $connect route only, got one on '${key}'` };
        }
      }
    }
  },
};
