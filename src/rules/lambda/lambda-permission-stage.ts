import type { RestApi, RestStage } from '../../model';
import type { Rule } from '../rule';
import { functionOf, guide, hidesResources, integrations, nameOf, place, stagesOf, text } from '../support';
import { stagesAllowed } from '../support/permission-stages';

/** A stage on which API Gateway may not call a function, because its permissions name other stages only. */
export const lambdaPermissionStage: Rule = {
  meta: {
    id: 'lambda-permission-stage',
    title: 'Lambda permissions cover every stage',
    severity: 'warning',
    why: 'Every call on that stage is answered with 500 Internal Server Error: "Invalid permissions on Lambda function".',
    fix: 'Let the source ARN of the permission end in /*/*, or add a permission for the stage.',
    source: guide('set-up-lambda-proxy-integrations'),
  },
  *check(model) {
    if (hidesResources(model)) return;
    const functions = new Map<RestApi, Map<string, string>>();
    for (const { api, integration } of integrations(model)) {
      if (stagesOf(api).length === 0 || integration.credentials !== undefined) continue;
      const target = functionOf(model, integration, integration.uri);
      if (!target) continue;
      const called = functions.get(api) ?? new Map<string, string>();
      functions.set(api, called.set(target.key, nameOf(target)));
    }
    for (const [api, called] of functions) {
      for (const [key, name] of called) {
        const allowed = stagesAllowed(model, api, key);
        if (!allowed) continue;
        for (const stage of stagesOf(api)) {
          if (!isLeftOut(stage, allowed)) continue;
          yield { ...place(stage), message: `API Gateway may not call ${name} on stage '${text(stage.stageName)}': its permissions are for ${[...allowed].join(', ')} only` };
        }
      }
    }
  },
};

function isLeftOut(stage: RestStage, allowed: ReadonlySet<string>): boolean {
  const name = text(stage.stageName);
  return name !== undefined && !allowed.has(name);
}
