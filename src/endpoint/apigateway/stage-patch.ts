import { patchCanary, promoteCanary } from './canary';
import { METHOD_SETTING, STAGE } from './shapes';
import { settingKey } from './stage';
import { SETTINGS, invalidStagePath } from './stage-paths';
import { badRequest } from './texts';
import { coerce, fromWire, toWire } from '../records/convert';
import { applyPatch } from '../records/patch';
import type { PatchOperation } from '../records/patch';
import { propertyOf } from '../records/shape';
import type { Properties } from '../resource-type';

const MEMBERS = ['deploymentId', 'description', 'cacheClusterEnabled', 'cacheClusterSize', 'clientCertificateId', 'accessLogSettings',
  'variables', 'tracingEnabled', 'documentationVersion'];

/** The stage's properties after `operations`, in order; throws, and changes nothing, at the first that AWS refuses. */
export function patchStage(stage: Properties, operations: readonly PatchOperation[]): Properties {
  return operations.reduce(patchOnce, stage);
}

function patchOnce(stage: Properties, operation: PatchOperation): Properties {
  const { op, path } = operation;
  if (op === 'copy') return promoteCanary(stage, operation);
  if (path === '/canarySettings' || path.startsWith('/canarySettings/')) return patchCanary(stage, operation);
  const member = path.split('/')[1];
  if (member === 'accessLogSettings' && path === '/accessLogSettings' && op === 'remove') {
    const { AccessLogSetting: _, ...others } = stage;
    return others;
  }
  if (MEMBERS.includes(member)) {
    return { ...stage, ...only(member, applyPatch(STAGE, toWire(STAGE, stage), [operation], MEMBERS)) };
  }
  return patchSetting(stage, operation);
}

/** The one member as a property: `undefined` when the patch took it away. */
function only(member: string, document: Record<string, unknown>): Properties {
  const property = propertyOf(member, STAGE[member]);
  return { [property]: fromWire(STAGE, document)[property] };
}

function patchSetting(stage: Properties, { op, path, value }: PatchOperation): Properties {
  const settings = (stage.MethodSettings ?? []) as readonly Properties[];
  const key = path.replace(/^\//, '');
  if (op === 'remove' && !Object.keys(SETTINGS).some((end) => key.endsWith(`/${end}`))) {
    if (!settings.some((setting) => settingKey(setting) === key)) {
      badRequest(`Cannot remove method setting ${key} because there is no method setting for this method `);
    }
    return { ...stage, MethodSettings: settings.filter((setting) => settingKey(setting) !== key) };
  }
  const match = /^(.+)\/([A-Z]+|\*)\/(\w+\/\w+)$/.exec(key);
  const member = match === null ? undefined : SETTINGS[match[3]];
  if (match === null || member === undefined) {
    invalidStagePath(path);
  }
  const [, resource, method] = match;
  const target = settings.find((setting) => settingKey(setting) === `${resource}/${method}`) ?? { ResourcePath: `/${resource}`, HttpMethod: method };
  const property = propertyOf(member, METHOD_SETTING[member]);
  const { [property]: _, ...rest } = target;
  const changed = op === 'remove' ? rest : { ...target, [property]: coerce(METHOD_SETTING[member], value, member) };
  const others = settings.filter((setting) => setting !== target);
  return { ...stage, MethodSettings: [...others, changed] };
}
