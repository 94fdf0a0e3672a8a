import { HTTP_METHODS, LOGGING_LEVELS } from '../../limits';
import type { MethodSetting, RestApi, V2RouteSettings } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, describedStages, flag, isComplete, isKindKnown, place, restStages, routeSettings, text, v2Stages } from '../support';

const VERBS: ReadonlySet<string> = new Set(['*', 'ANY', ...HTTP_METHODS]);
const LEVELS: ReadonlySet<string> = new Set(LOGGING_LEVELS);

/** A setting for methods that cannot be meant: a wrong path, verb or log level. */
export const methodSettingsPath: Rule = {
  meta: catalogued('method-settings-path', {
    why: 'AWS refuses the stage, and the stack rolls back; or the setting applies to nothing.',
    fix: 'Write /* and * for all methods, or a path that begins with / and a verb; log levels are OFF, ERROR and INFO.',
  }),
  *check(model) {
    for (const stage of [...restStages(model), ...describedStages(model)]) {
      for (const setting of stage.methodSettings) yield* checkSetting(setting, stage.api);
    }
    for (const stage of v2Stages(model)) {
      const isHttp = stage.api.kind === 'HTTP' && isKindKnown(model, stage.api);
      for (const settings of routeSettings(stage)) yield* checkRouteSettings(settings, isHttp);
    }
  },
};

function* checkRouteSettings(settings: V2RouteSettings, isHttp: boolean): Generator<Violation> {
  const level = text(settings.loggingLevel);
  if (level !== undefined && !LEVELS.has(level)) {
    yield { ...place(settings, 'loggingLevel'), ...wrongLevel(level) };
  } else if (isHttp && ((level !== undefined && level !== 'OFF') || flag(settings.dataTraceEnabled))) {
    yield { ...place(settings, level === undefined ? 'dataTraceEnabled' : 'loggingLevel'), message: 'execution logging is not there for HTTP APIs' };
  }
}

function* checkSetting(setting: MethodSetting, api: RestApi): Generator<Violation> {
  const level = text(setting.loggingLevel);
  if (level !== undefined && !LEVELS.has(level)) yield { ...place(setting, 'loggingLevel'), ...wrongLevel(level) };
  const verb = text(setting.httpMethod);
  if (verb !== undefined && !VERBS.has(verb)) {
    yield { ...place(setting, 'httpMethod'), message: `method of a setting must be * or one of ${HTTP_METHODS.join(', ')}, got '${verb}'`, actual: verb };
  }
  const path = text(setting.resourcePath);
  if (path === undefined) return;
  if (!path.startsWith('/')) {
    yield { ...place(setting, 'resourcePath'), message: `path of a method setting must begin with /, got '${path}'`, actual: path };
  } else if (path !== '/*' && isComplete(api) && !hasPath(api, path)) {
    yield { ...place(setting, 'resourcePath'), message: `path of a method setting must be one of the API, got '${path}'`, actual: path, severity: 'warning' };
  }
}

/** Slashes after the first may be written as ~1. */
function hasPath(api: RestApi, path: string): boolean {
  const plain = path.replace(/^\/~1/, '/').replace(/~1/g, '/');
  return plain === '/' || api.resources.some((resource) => resource.path === plain);
}

function wrongLevel(level: string): Pick<Violation, 'message' | 'actual' | 'severity'> {
  const message = `log level must be one of ${LOGGING_LEVELS.join(', ')}, got '${level}'`;
  // Another spelling of the same level is documented nowhere and may still pass.
  return { message, actual: level, ...(LEVELS.has(level.toUpperCase()) && { severity: 'warning' as const }) };
}
