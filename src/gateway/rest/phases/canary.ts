import type { Phase } from './phase';

/** Chooses between the stage's deployment and its canary's. */
export const canary: Phase = {
  name: 'canary',
  run(exchange) {
    const { target, env } = exchange;
    if (target.canary === undefined) return;
    exchange.isCanary = env.random() * 100 < target.canary.percentTraffic;
    if (!exchange.isCanary) return;
    exchange.definition = target.canary.definition;
    exchange.deploymentId = target.canary.deploymentId;
    exchange.variables = { ...target.variables, ...target.canary.stageVariableOverrides };
  },
};
