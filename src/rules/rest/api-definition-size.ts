import type { Rule } from '../rule';
import { catalogued, jsonBytes, propertyPlace, resourcesOf, templateOf } from '../support';

/** An OpenAPI body larger than an import takes. */
export const apiDefinitionSize: Rule = {
  meta: catalogued('api-definition-size', {
    why: 'AWS refuses the import, and the stack rolls back.',
    fix: 'Split the API, or move long descriptions and examples out of it.',
  }),
  *check(model, context) {
    const limit = context.limit('api-definition-size');
    for (const api of resourcesOf(model, 'AWS::ApiGateway::RestApi')) {
      // A body cannot be larger than the file that it stands in.
      if (api.properties.Body === undefined || (templateOf(model, api)?.bytes ?? Infinity) <= limit) continue;
      const size = jsonBytes(api.properties.Body);
      if (size <= limit) continue;
      yield { ...propertyPlace(api, 'Body'), message: `API definition must have at most ${limit} bytes, got ${size}`, actual: size, limit };
    }
  },
};
