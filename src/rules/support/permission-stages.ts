import { text } from './read';
import { textOf, type ApiModel, type LambdaPermission, type RestApi, type RestStage, type V2Api, type V2Stage } from '../../model';

/** `arn:…:execute-api:…:API/STAGE/…`, the API and the stage as known text or as one placeholder. */
const SOURCE = /:([^:/]+)\/([^/]+)(?:\/|$)[^:]*$/;
const PLACEHOLDER = /^\$\{([^}.]+)(?:\.[^}]*)?\}$/;

/**
 * The stages on which the permissions of a function let an API call it. `undefined` when they allow all
 * stages, or cannot be told: no permission at all, or one whose source is not known.
 */
export function stagesAllowed(model: ApiModel, api: RestApi | V2Api, functionKey: string): ReadonlySet<string> | undefined {
  const stages = new Set<string>();
  let found = false;
  for (const permission of model.permissions) {
    if (permission.function !== functionKey) {
      // A permission for what is not known may be for this function.
      if (typeof permission.function !== 'string') return undefined;
      continue;
    }
    const stage = stageOf(api, permission);
    if (stage === undefined) return undefined;
    found = true;
    // The console's test button is no stage.
    if (stage !== 'test-invoke-stage') stages.add(stage);
  }
  return found ? stages : undefined;
}

function stageOf(api: RestApi | V2Api, permission: LambdaPermission): string | undefined {
  const arn = text(textOf(permission.sourceArn));
  const match = arn === undefined || !arn.includes(':execute-api:') ? undefined : SOURCE.exec(arn);
  if (!match) return undefined;
  const [, apiPart, stagePart] = match;
  const apiId = PLACEHOLDER.exec(apiPart)?.[1];
  if (apiId === undefined || `${permission.origin?.template}#${apiId}` !== api.key) return undefined;
  const stageId = PLACEHOLDER.exec(stagePart)?.[1];
  if (stageId === undefined) return /[*?]|\$\{/.test(stagePart) ? undefined : stagePart;
  const stages: readonly (RestStage | V2Stage)[] = api.stages;
  return text(stages.find((stage) => stage.origin?.logicalId === stageId && stage.origin.template === permission.origin?.template)?.stageName);
}
