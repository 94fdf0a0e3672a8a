import type { ApiModel, RestApi, RestStage } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, dependencies, isConditional, isPresent, nameOf, place, text } from '../support';

/** A deployment that describes a stage without making one, or makes a stage that is there already. */
export const deploymentStageDescription: Rule = {
  meta: catalogued('deployment-stage-description', {
    why: 'AWS refuses the deployment or the stage, and the stack rolls back.',
    fix: 'Leave StageName and StageDescription out of the deployment, and write the stage as a resource.',
  }),
  *check(model) {
    for (const api of model.restApis) {
      yield* sameNames(model, api);
      for (const deployment of api.deployments) {
        if (isPresent(deployment.stageDescription) && deployment.stageName === undefined) {
          yield { ...place(deployment, 'stageDescription'), message: 'deployment with a stage description must have a stage name, got none' };
        }
        const name = text(deployment.stageName);
        const same = name === undefined ? undefined : api.stages.find((stage) => text(stage.stageName) === name);
        if (!same || isConditional(model, deployment) || isConditional(model, same)) continue;
        // A deployment that comes after the stage finds it, and deploys to it; only then it may not describe it.
        if (dependencies(model, deployment).has(same.origin!.logicalId)) {
          if (!isPresent(deployment.stageDescription)) continue;
          yield { ...place(deployment, 'stageDescription'), message: `stage '${name}' is described by ${nameOf(same)} already` };
        } else {
          yield { ...place(deployment, 'stageName'), message: `stage '${name}' is made by ${nameOf(same)} already`, actual: name };
        }
      }
    }
  },
};

/** Two stages of one API with the same name. */
function* sameNames(model: ApiModel, api: RestApi): Generator<Violation> {
  const seen = new Map<string, RestStage>();
  for (const stage of api.stages) {
    const name = text(stage.stageName);
    if (name === undefined || isConditional(model, stage)) continue;
    const other = seen.get(name);
    if (other) yield { ...place(stage, 'stageName'), message: `stage '${name}' is there twice: ${nameOf(other)} makes it already`, actual: name, fix: 'Keep one of the two, or rename it.' };
    else seen.set(name, stage);
  }
}
