import type { Spot } from './fields';
import { entries } from './read';
import { describedStages, restStages, routeSettings, v2Stages } from './walk';
import type { ApiModel, Located } from '../../model';

/** A node that may limit requests, with what it is called and the names of its two fields. */
interface ThrottleNode {
  readonly node: Located;
  readonly rate: unknown;
  readonly burst: unknown;
  readonly names: readonly [rate: string, burst: string];
}

/** Every throttle: of stages, methods, routes, usage plans, and of methods in a usage plan. */
function* throttleNodes(model: ApiModel): Generator<ThrottleNode> {
  for (const stage of [...restStages(model), ...describedStages(model)]) yield* stage.methodSettings.map(settings);
  for (const stage of v2Stages(model)) yield* routeSettings(stage).map(settings);
  for (const plan of model.usagePlans) {
    if (plan.throttle) yield limits(plan.throttle);
    for (const reached of plan.apiStages) for (const [, throttle] of entries(reached.throttle)) yield limits(throttle);
  }
}

const SETTINGS = ['throttlingRateLimit', 'throttlingBurstLimit'] as const;
const LIMITS = ['rateLimit', 'burstLimit'] as const;

function settings(node: Located & { readonly throttlingRateLimit?: unknown; readonly throttlingBurstLimit?: unknown }): ThrottleNode {
  return { node, rate: node.throttlingRateLimit, burst: node.throttlingBurstLimit, names: SETTINGS };
}

function limits(node: Located & { readonly rateLimit?: unknown; readonly burstLimit?: unknown }): ThrottleNode {
  return { node, rate: node.rateLimit, burst: node.burstLimit, names: LIMITS };
}

/** Every rate limit. */
export function* throttleRates(model: ApiModel): Generator<Spot> {
  for (const { node, rate, names } of throttleNodes(model)) yield { node, name: names[0], value: rate, below: [] };
}

/** Every burst limit. */
export function* throttleBursts(model: ApiModel): Generator<Spot> {
  for (const { node, burst, names } of throttleNodes(model)) yield { node, name: names[1], value: burst, below: [] };
}
