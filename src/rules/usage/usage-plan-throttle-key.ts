import type { RestApi } from '../../model';
import type { Rule } from '../rule';
import { catalogued, entries, hidesResources, isComplete, place, text } from '../support';

const KEY = /^(\/.*)\/(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS|ANY)$/;

/** A method throttle of a usage plan for a method that cannot be meant. */
export const usagePlanThrottleKey: Rule = {
  meta: catalogued('usage-plan-throttle-key', {
    why: 'The throttle names no method of the API, so it limits nothing or AWS refuses the plan.',
    fix: 'Write the path of a resource and one of its methods, such as /orders/GET, or //GET for the root.',
  }),
  *check(model) {
    const apis = new Map(model.restApis.map((api) => [api.key, api]));
    // A method whose API cannot be told may be the one.
    const strays = hidesResources(model) || model.restApis.some(({ definedBy, resources }) => definedBy === 'external' && resources.length > 0);
    for (const plan of model.usagePlans) {
      for (const reached of plan.apiStages) {
        for (const [key] of entries(reached.throttle)) {
          const match = KEY.exec(key);
          const api = apis.get(text(reached.api) ?? '');
          if (!match) {
            yield { ...place(reached, 'throttle', key), message: `throttle key must be a path and a method such as /orders/GET, got '${key}'`, actual: key };
          } else if (api && isComplete(api) && !strays && !hasMethod(api, match[1], match[2])) {
            yield { ...place(reached, 'throttle', key), message: `throttle key '${key}' names no method of the API`, actual: key };
          }
        }
      }
    }
  },
};

function hasMethod(api: RestApi, path: string, method: string): boolean {
  return api.resources.some((resource) => resource.path === path
    && resource.methods.some(({ httpMethod }) => httpMethod === method || httpMethod === 'ANY'));
}
