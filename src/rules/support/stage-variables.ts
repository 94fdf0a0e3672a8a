import { place } from './place';
import { at, entries } from './read';
import { stageDescriptions } from './stage-descriptions';
import { describedStages, restStages, v2Stages } from './walk';
import type { ApiModel, Located } from '../../model';

/** The variables that a stage, a canary, or a stage made by a deployment sets. */
export interface VariableSet {
  readonly node: Located;
  readonly name: string;
  readonly variables: readonly (readonly [string, unknown])[];
  /** Path below the field to the map. */
  readonly below: readonly string[];
}

const OVERRIDES = 'stageVariableOverrides';

/** Every set of stage variables. */
export function* stageVariableSets(model: ApiModel): Generator<VariableSet> {
  for (const stage of restStages(model)) {
    yield { node: stage, name: 'variables', variables: entries(stage.variables), below: [] };
    const canary = stage.canarySetting;
    if (canary) yield { node: canary, name: OVERRIDES, variables: entries(canary.stageVariableOverrides), below: [] };
  }
  for (const stage of v2Stages(model)) yield { node: stage, name: 'stageVariables', variables: entries(stage.stageVariables), below: [] };
  for (const { deployment, properties } of stageDescriptions(model)) {
    yield { node: deployment, name: 'stageDescription', variables: entries(properties.Variables), below: ['Variables'] };
  }
  for (const { canarySetting } of describedStages(model)) {
    if (canarySetting) yield { node: canarySetting, name: OVERRIDES, variables: entries(canarySetting.stageVariableOverrides), below: [] };
  }
  for (const deployment of model.restApis.flatMap(({ deployments }) => deployments)) {
    const variables = entries(at(deployment.deploymentCanarySettings, 'StageVariableOverrides'));
    yield { node: deployment, name: 'deploymentCanarySettings', variables, below: ['StageVariableOverrides'] };
  }
}

/** The place of one variable of a set. */
export function variablePlace({ node, name, below }: VariableSet, key: string) {
  return place(node, name, ...below, key);
}
