import type { ApiModel, HttpApi, RestApi, V2Api } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, dependencies, flag, hidesResources, place, resourcesOf, v2Apis } from '../support';

/** An API that has routes and no stage to call them on, or a stage with nothing to serve. */
export const deploymentNeedsStage: Rule = {
  meta: catalogued('deployment-needs-stage', {
    why: 'Nobody can call the API: it has no invoke URL, or the stage answers every request with 403 or 404.',
    fix: 'Add a deployment and a stage, unless they are made elsewhere; on HTTP and WebSocket APIs AutoDeploy does for the deployment.',
  }),
  *check(model) {
    yield* restApis(model);
    for (const api of v2Apis(model)) {
      for (const stage of api.stages) {
        if (stage.deploymentId !== undefined || (stage.autoDeploy !== undefined && flag(stage.autoDeploy) !== false)) continue;
        if (stage.origin?.type.startsWith('AWS::Serverless::')) continue;
        yield { ...place(stage), message: 'stage must have a deployment or AutoDeploy, got neither' };
      }
      // Quick create makes a $default stage too.
      const quick = (api as Partial<HttpApi>).target !== undefined;
      if (!quick && api.routes.length > 0 && isPlain(api.origin?.type) && lacksStage(model, api, v2Apis(model))) {
        yield { ...place(api), message: 'API has routes, but no stage to call them on' };
      }
    }
  },
};

function* restApis(model: ApiModel): Generator<Violation> {
  for (const api of model.restApis) {
    if (!isPlain(api.origin?.type)) continue;
    const routed = api.resources.some((resource) => resource.methods.length > 0);
    if (routed && lacksStage(model, api, model.restApis)) yield { ...place(api), message: 'API has methods, but no stage to call them on' };
  }
}

function lacksStage(model: ApiModel, api: RestApi | V2Api, all: readonly (RestApi | V2Api)[]): boolean {
  return !hasStage(api) && !hidesResources(model) && !strays(all) && !isHandedOn(model, api);
}

function hasStage(api: RestApi | V2Api): boolean {
  return api.stages.length > 0 || api.deployments.some((deployment) => deployment.stageName !== undefined);
}

/** Whether there is a stage whose API cannot be told, so that it may be that of any. */
function strays(apis: readonly (RestApi | V2Api)[]): boolean {
  return apis.some((api) => api.definedBy === 'external' && hasStage(api));
}

/** Whether a nested stack is given the API: its template, which may not be here, may make the stage. */
function isHandedOn(model: ApiModel, { origin }: RestApi | V2Api): boolean {
  if (!origin) return false;
  const stacks = resourcesOf(model, 'AWS::CloudFormation::Stack').filter((stack) => stack.origin?.template === origin.template);
  return stacks.some((stack) => dependencies(model, stack).has(origin.logicalId));
}

/** SAM makes the stage of its APIs by itself. */
function isPlain(type: string | undefined): boolean {
  return type !== undefined && !type.startsWith('AWS::Serverless::');
}
