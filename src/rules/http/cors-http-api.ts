import type { Rule } from '../rule';
import { at, catalogued, flag, httpApis, isPresent, list, number, place, propertyPlace, resourcesOf } from '../support';

const SHORTEST = -1;

/** A CORS configuration that AWS refuses. */
export const corsHttpApi: Rule = {
  meta: catalogued('cors-http-api', {
    why: 'AWS refuses the API, and the stack rolls back.',
    fix: 'Keep the age between -1 and 86400 seconds, and name the origins when credentials are allowed.',
  }),
  *check(model, context) {
    const longest = context.limit('cors-http-api');
    for (const api of httpApis(model)) {
      const cors = api.corsConfiguration;
      const age = number(at(cors, 'MaxAge') ?? at(cors, 'maxAge'));
      if (age !== undefined && (age < SHORTEST || age > longest)) {
        const message = `CORS max age must be from ${SHORTEST} to ${longest} seconds, got ${age}`;
        yield { ...place(api, 'corsConfiguration', key(cors, 'MaxAge')), message, actual: age, limit: age < SHORTEST ? SHORTEST : longest };
      }
      const origins = list(at(cors, 'AllowOrigins') ?? at(cors, 'allowOrigins'));
      if (flag(at(cors, 'AllowCredentials') ?? at(cors, 'allowCredentials')) && origins.includes('*')) {
        yield { ...place(api, 'corsConfiguration', key(cors, 'AllowOrigins')), message: "CORS with credentials must name its origins, got '*'", actual: '*' };
      }
    }
    for (const api of resourcesOf(model, 'AWS::ApiGatewayV2::Api')) {
      if (api.properties.ProtocolType !== 'WEBSOCKET' || !isPresent(api.properties.CorsConfiguration)) continue;
      yield { ...propertyPlace(api, 'CorsConfiguration'), message: 'CORS configuration is for HTTP APIs, got a WebSocket API' };
    }
  },
};

/** How a key is written: in a definition, with a small letter. */
function key(cors: unknown, name: string): string {
  return at(cors, name) === undefined ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
