import { Unresolved, type ApiModel, type Deployment, type Located, type RestApi } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, dependencies, hidesResources, isMap, mayExclude, place, routeName, siblingOf, templateOf, v2Apis, webSocketApis } from '../support';

/** A method without a backend, or a deployment that finds no methods. */
export const methodNeedsIntegration: Rule = {
  meta: catalogued('method-needs-integration', {
    why: 'AWS refuses the deployment with "No integration defined for method" or "The REST API doesn\'t contain any methods"; a WebSocket API without routes likewise.',
    fix: 'Give every method an integration, and let the deployment depend on every method.',
  }),
  *check(model) {
    for (const api of model.restApis) {
      // SAM may merge the integration of a function's event into the method.
      const deployed = (api.deployments.length > 0 || api.stages.length > 0) && !api.origin?.type.startsWith('AWS::Serverless::');
      for (const resource of api.resources) {
        for (const method of resource.methods) {
          if (method.integration) continue;
          const message = `method ${routeName({ api, resource, method })} must have an integration, got none`;
          yield { ...place(method), message, ...(!deployed && { severity: 'warning' as const }) };
        }
      }
      if (api.definedBy !== 'resources' && !(deployed && hasNoPaths(model, api))) continue;
      const methods = api.resources.flatMap((resource) => resource.methods);
      const strays = model.restApis.some((other) => other.definedBy === 'external' && other.resources.length > 0);
      for (const deployment of api.deployments) yield* checkDeployment(model, deployment, methods, strays, 'method');
    }
    const strays = v2Apis(model).some((api) => api.definedBy === 'external' && api.routes.length > 0);
    for (const api of webSocketApis(model)) {
      if (api.definedBy !== 'resources') continue;
      for (const deployment of api.deployments) yield* checkDeployment(model, deployment, api.routes, strays, 'route');
    }
  },
};

/** Whether a body is known to have no operation that a method could come from. */
function hasNoPaths(model: ApiModel, api: RestApi): boolean {
  if (api.definedBy !== 'openapi' || api.resources.some(({ methods }) => methods.length > 0)) return false;
  const body = siblingOf(model, api)?.properties.Body;
  const paths = isMap(body) ? body.paths : undefined;
  return isMap(body) && (paths === undefined || (isMap(paths) && Object.values(paths).every(isWithoutMethods)));
}

function isWithoutMethods(item: unknown): boolean {
  return isMap(item) && item.$ref === undefined && !Object.values(item).some((value) => value instanceof Unresolved);
}

/** @param strays whether there are methods or routes whose API cannot be told, so that they may be of this one */
function* checkDeployment(
  model: ApiModel, deployment: Deployment, methods: readonly Located[], strays: boolean, what: 'method' | 'route',
): Generator<Violation> {
  if (!deployment.origin || mayComeFromElsewhere(model, deployment)) return;
  if (methods.length === 0) {
    if (strays || hidesResources(model)) return;
    yield { ...place(deployment), message: `deployment must find at least one ${what} in its API, got none` };
    return;
  }
  const here = methods.filter((method) => method.origin?.template === deployment.origin?.template && !mayExclude(model, method, deployment));
  const waitsFor = new Set(deployment.dependsOn);
  const isMissing = (id: string | undefined): boolean => id !== undefined && !waitsFor.has(id);
  if (!here.some((method) => isMissing(method.origin?.logicalId))) return;
  for (const id of dependencies(model, deployment)) waitsFor.add(id);
  const missing = here.filter((method) => isMissing(method.origin?.logicalId));
  if (missing.length === 0) return;
  const some = missing.length < here.length;
  yield {
    ...place(deployment),
    message: `deployment must depend on every ${what} of its API, but does not wait for ${some ? `${missing.length} of ${here.length}` : 'any'} of them`,
    fix: `Add ${missing.slice(0, 3).map((method) => method.origin?.logicalId).join(', ')}${missing.length > 3 ? ' and the others' : ''} to DependsOn.`,
    ...(some && { severity: 'warning' as const }),
  };
}

/** Whether a macro, a nested stack or a custom resource may add methods that are not visible here. */
function mayComeFromElsewhere(model: ApiModel, deployment: Deployment): boolean {
  const template = templateOf(model, deployment);
  if (!template || template.transforms.some((transform) => !transform.startsWith('AWS::LanguageExtensions'))) return true;
  return deployment.dependsOn.some((id) => /^(Custom::|AWS::CloudFormation::)/.test(siblingOf(model, deployment, id)?.type ?? ''));
}
