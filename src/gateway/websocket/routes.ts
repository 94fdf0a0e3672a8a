import { known, type Route, type WebSocketApi } from '../../model';
import type { WebSocketStageTarget } from '../directory';
import { evaluateSelection, jsonObject } from './selection';
import type { Rate } from '../throttle/token-bucket';
import { ACCOUNT_RATE } from '../throttle/token-bucket';

/** The service's default, which templates leave out. */
const DEFAULT_ROUTE_SELECTION = '$request.body.action';
/** Routes that a message cannot choose. */
const RESERVED = new Set(['$connect', '$disconnect', '$default']);

export function routeOf(api: WebSocketApi, routeKey: string): Route | undefined {
  return api.routes.find((route) => known(route.routeKey) === routeKey);
}

/** The route of a message: its own, or `$default` for what is no JSON object, names no route or names a reserved one. */
export function selectRoute({ definition, variables }: WebSocketStageTarget, body: string): { readonly routeKey: string; readonly route?: Route } {
  const expression = known(definition.routeSelectionExpression) ?? DEFAULT_ROUTE_SELECTION;
  const parsed = jsonObject(body);
  const key = parsed && evaluateSelection(expression, { request: { body: parsed }, stageVariables: variables });
  const route = key === undefined || RESERVED.has(key) ? undefined : routeOf(definition, key);
  return route ? { routeKey: key!, route } : { routeKey: '$default', route: routeOf(definition, '$default') };
}

/** The throttle of a route: its own settings, those of the stage, or the account's. */
export function rateOf({ settings }: WebSocketStageTarget, routeKey: string): Rate {
  const own = settings.routeSettings.find((setting) => setting.routeKey === routeKey);
  const shared = settings.defaultRouteSettings;
  return {
    rateLimit: known(own?.throttlingRateLimit) ?? known(shared?.throttlingRateLimit) ?? ACCOUNT_RATE.rateLimit,
    burstLimit: known(own?.throttlingBurstLimit) ?? known(shared?.throttlingBurstLimit) ?? ACCOUNT_RATE.burstLimit,
  };
}
