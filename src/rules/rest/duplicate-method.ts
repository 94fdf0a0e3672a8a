import type { ApiModel, Located, RestApi } from '../../model';
import type { Rule, Violation } from '../rule';
import { guide, isConditional, nameOf, place, text } from '../support';

/** Two resources with the same path, or the same method twice. */
export const duplicateMethod: Rule = {
  meta: {
    id: 'duplicate-method',
    title: 'The same path or method twice in a REST API',
    severity: 'error',
    why: 'AWS refuses the second one with "Another resource with the same parent already has this name" or "Method already exists for this resource".',
    fix: 'Keep one of the two.',
    source: guide('api-gateway-method-settings-method-request'),
  },
  *check(model) {
    for (const api of model.restApis) {
      if (api.definedBy === 'resources' || api.definedBy === 'external') yield* checkApi(model, api);
    }
  },
};

function* checkApi(model: ApiModel, api: RestApi): Generator<Violation> {
  const seen = new Map<string, Located>();
  for (const resource of api.resources) {
    const path = text(resource.path);
    if (path === undefined || isConditional(model, resource)) continue;
    if (resource.pathPart !== undefined) {
      const other = seen.get(path);
      if (other) yield { ...place(resource, 'pathPart'), message: `path ${path} is there twice: ${nameOf(other)} has it already`, actual: path };
      else seen.set(path, resource);
    }
    for (const method of resource.methods) {
      const verb = text(method.httpMethod);
      if (verb === undefined || isConditional(model, method)) continue;
      const route = `${verb} ${path}`;
      const first = seen.get(route);
      if (first) yield { ...place(method, 'httpMethod'), message: `method ${route} is there twice: ${nameOf(first)} has it already`, actual: route };
      else seen.set(route, method);
    }
  }
}
