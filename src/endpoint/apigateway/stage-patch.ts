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

const MEMBERS = ['deploymentId', 'description', 'cacheClusterEnabled', 'cacheClusterSize', 'clientCertificateId',
  'variables', 'tracingEnabled', 'documentationVersion'];

const ACCESS_LOG: Readonly<Record<string, string>> = {
  '/accessLogSettings/destinationArn': 'DestinationArn', '/accessLogSettings/format': 'Format',
};

/** The stage's properties after `operations`, in order; throws, and changes nothing, at the first that AWS refuses. */
export function patchStage(stage: Properties, operations: readonly PatchOperation[]): Properties {
  return operations.reduce(patchOnce, stage);
}

function patchOnce(stage: Properties, operation: PatchOperation): Properties {
  const { op, path } = operation;
  if (op === 'copy') return promoteCanary(stage, operation);
  if (path === '/canarySettings' || path.startsWith('/canarySettings/')) return patchCanary(stage, operation);
  const member = path.split('/')[1];
  if (member === 'accessLogSettings') return patchAccessLog(stage, operation);
  if (MEMBERS.includes(member)) {
    return { ...stage, ...only(member, applyPatch(STAGE, toWire(STAGE, stage), [operation], { members: MEMBERS })) };
  }
  return patchSetting(stage, operation);
}

/** Only the whole can be removed; its two members can be set, to something. */
function patchAccessLog(stage: Properties, { op, path, value }: PatchOperation): Properties {
  if (op === 'remove') {
    if (path !== '/accessLogSettings') noSetting(op, path);
    const { AccessLogSetting: _, ...others } = stage;
    return others;
  }
  const property = ACCESS_LOG[path] ?? badRequest(`Invalid accessLogSettings path. Must be one of : [${Object.keys(ACCESS_LOG).join(', ')}]`);
  if ((value ?? '') === '') badRequest('Access Log value must not be empty');
  return { ...stage, AccessLogSetting: { ...stage.AccessLogSetting as object | undefined, [property]: value } };
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
      noSetting(op, path);
    }
    return { ...stage, MethodSettings: settings.filter((setting) => settingKey(setting) !== key) };
  }
  const match = /^(.+)\/([A-Z]+|\*)\/(\w+\/\w+)$/.exec(key);
  const member = match === null ? undefined : SETTINGS[match[3]];
  if (match === null || member === undefined) {
    invalidStagePath(path);
  }
  const [, resource, method] = match;
  const found = (name: string): Properties | undefined => settings.find((setting) => settingKey(setting) === name);
  const target = found(`${resource}/${method}`) ?? { ...found('*/*'), ResourcePath: `/${resource}`, HttpMethod: method };
  const property = propertyOf(member, METHOD_SETTING[member]);
  const { [property]: _, ...rest } = target;
  const changed = op === 'remove' ? rest : { ...target, [property]: coerce(METHOD_SETTING[member], value, member) };
  const others = settings.filter((setting) => setting !== target);
  return { ...stage, MethodSettings: [...others, changed] };
}

function noSetting(op: string, path: string): never {
  badRequest(`Cannot ${op} method setting ${path.replace(/^\//, '')} because there is no method setting for this method `);
}
