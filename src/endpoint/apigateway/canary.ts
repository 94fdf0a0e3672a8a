import { CANARY_SETTINGS } from './shapes';
import { invalidStagePath } from './stage-paths';
import { badRequest } from './texts';
import { coerce } from '../records/convert';
import type { PatchOperation } from '../records/patch';
import { segmentsOf } from '../records/patch';
import { propertyOf } from '../records/shape';
import type { Properties } from '../resource-type';

const COPIES: readonly (readonly [from: string, to: string])[] = [
  ['/canarySettings/deploymentId', '/deploymentId'],
  ['/canarySettings/stageVariableOverrides', '/variables'],
];

/** A new canary's settings: everything to be said yet, so nothing but the stage's own deployment without traffic. */
function initial(stage: Properties): Properties {
  return { DeploymentId: stage.DeploymentId, PercentTraffic: 0, UseStageCache: false };
}

/**
 * Applies a patch operation on `/canarySettings`, the way AWS was recorded to take it: only `replace` sets
 * something, only the whole canary can be removed, and setting anything makes a canary where there is none.
 */
export function patchCanary(stage: Properties, { op, path, value }: PatchOperation): Properties {
  const [, member, ...rest] = segmentsOf(path);
  if (op === 'remove' && member === undefined) {
    const { CanarySetting: _, ...others } = stage;
    return others;
  }
  const field = member === undefined ? undefined : CANARY_SETTINGS[member];
  const named = field !== undefined && (member !== 'stageVariableOverrides' || rest.length > 0);
  if (op !== 'replace') {
    if (named) badRequest(`Invalid ${op} operation with path: ${path}`);
    badRequest(`Cannot ${op} method setting ${path.replace(/^\//, '')} because there is no method setting for this method `);
  }
  if (field === undefined || !named) invalidStagePath(path);
  const canary = (stage.CanarySetting ?? initial(stage)) as Properties;
  const changed = member === 'stageVariableOverrides'
    ? { ...canary.StageVariableOverrides as object | undefined, [rest.join('/')]: value ?? '' }
    : coerce(field, value, member);
  return { ...stage, CanarySetting: { ...canary, [propertyOf(member, field)]: changed } };
}

/** Applies a `copy`: the two ways to promote a canary. Overrides win over the stage's own variables, which stay. */
export function promoteCanary(stage: Properties, { path, from }: PatchOperation): Properties {
  const canary = stage.CanarySetting as Properties | undefined;
  if (!COPIES.some(([, to]) => to === path) || !COPIES.some(([source]) => source === from)) {
    badRequest(`Invalid copy operation with path: ${path} and from ${from ?? ''}. Valid copy:path are [/deploymentId, /variables] `
      + 'and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]');
  }
  if (canary === undefined) badRequest('Promotion not available. Canary does not exist.');
  if (path === '/deploymentId') return { ...stage, DeploymentId: canary.DeploymentId };
  return { ...stage, Variables: { ...stage.Variables as object | undefined, ...canary.StageVariableOverrides as object | undefined } };
}
