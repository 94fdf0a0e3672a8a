import type { Rule } from '../rule';
import { catalogued, isConditional, isPresent, nameOf, place, text } from '../support';

/** A deployment that describes a stage without making one, or makes a stage that is there already. */
export const deploymentStageDescription: Rule = {
  meta: catalogued('deployment-stage-description', {
    why: 'AWS refuses the deployment or the stage, and the stack rolls back.',
    fix: 'Leave StageName and StageDescription out of the deployment, and write the stage as a resource.',
  }),
  *check(model) {
    for (const api of model.restApis) {
      for (const deployment of api.deployments) {
        if (isPresent(deployment.stageDescription) && deployment.stageName === undefined) {
          yield { ...place(deployment, 'stageDescription'), message: 'deployment with a stage description must have a stage name, got none' };
        }
        const name = text(deployment.stageName);
        const same = name === undefined ? undefined : api.stages.find((stage) => text(stage.stageName) === name);
        if (same && !isConditional(model, deployment) && !isConditional(model, same)) {
          yield { ...place(deployment, 'stageName'), message: `stage '${name}' is made by ${nameOf(same)} already`, actual: name };
        }
      }
    }
  },
};
