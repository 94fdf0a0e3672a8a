import type { MethodSetting, RestStage } from '../../../model';
import { known } from '../../../model';

const merged = new WeakMap<RestStage, Map<string, MethodSetting>>();

/** What a stage says about a method: what it says about all methods, overridden by what it says about this one. */
export function methodSettings(stage: RestStage, resourcePath: string, httpMethod: string): MethodSetting {
  let byMethod = merged.get(stage);
  if (byMethod === undefined) merged.set(stage, byMethod = new Map());
  const key = `${httpMethod} ${resourcePath}`;
  let settings = byMethod.get(key);
  if (settings === undefined) byMethod.set(key, settings = merge(stage, resourcePath, httpMethod));
  return settings;
}

function merge(stage: RestStage, resourcePath: string, httpMethod: string): MethodSetting {
  const matching = stage.methodSettings
    .map((setting) => ({ setting, path: pathOf(known(setting.resourcePath)), method: known(setting.httpMethod) ?? '*' }))
    .filter(({ path, method }) => (path === undefined || path === resourcePath) && (method === '*' || method.toUpperCase() === httpMethod))
    .sort((a, b) => specificity(a) - specificity(b));
  return Object.assign({}, ...matching.map(({ setting }) => defined(setting))) as MethodSetting;
}

/** `undefined` for all paths. A path may be written with its slashes as `~1`. */
function pathOf(written: string | undefined): string | undefined {
  if (written === undefined || written === '*' || written === '/*') return undefined;
  return `/${written.replaceAll('~1', '/').replace(/^\/+/, '')}`;
}

function specificity({ path, method }: { path: string | undefined; method: string }): number {
  return (path === undefined ? 0 : 2) + (method === '*' ? 0 : 1);
}

function defined(setting: MethodSetting): Partial<MethodSetting> {
  return Object.fromEntries(Object.entries(setting).filter(([, value]) => value !== undefined));
}
