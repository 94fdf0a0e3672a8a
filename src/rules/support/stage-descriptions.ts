import type { Spot } from './fields';
import { isMap, list } from './read';
import type { ApiModel, Deployment } from '../../model';

/** The stage that a REST deployment makes by itself, as its raw `StageDescription`. */
export interface StageDescription {
  readonly deployment: Deployment;
  readonly properties: Readonly<Record<string, unknown>>;
  /** `MethodSettings`. */
  readonly settings: readonly unknown[];
}

/** Every `StageDescription` of a deployment. */
export function* stageDescriptions(model: ApiModel): Generator<StageDescription> {
  for (const api of model.restApis) {
    for (const deployment of api.deployments) {
      const properties = deployment.stageDescription;
      if (isMap(properties)) yield { deployment, properties, settings: list(properties.MethodSettings) };
    }
  }
}

/** A value inside a stage description. */
export function stageDescriptionSpot({ deployment, properties }: StageDescription, ...path: (string | number)[]): Spot {
  let value: unknown = properties;
  for (const key of path) value = isMap(value) || Array.isArray(value) ? (value as Record<string | number, unknown>)[key] : undefined;
  return { node: deployment, name: 'stageDescription', value, below: path };
}
