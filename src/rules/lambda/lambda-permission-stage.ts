import type { Located, RestApi, RestStage, V2Api, V2Stage, Value } from '../../model';
import type { Rule } from '../rule';
import { functionOf, guide, hidesResources, integrations, nameOf, place, stagesOf, text, v2Apis } from '../support';
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
    const functions = new Map<RestApi | V2Api, Map<string, string>>();
    const add = (api: RestApi | V2Api, node: Located, uri: Value<string> | undefined, credentials: unknown): void => {
      // SAM adds the permissions for what it makes itself.
      if (credentials !== undefined || node.origin?.type.startsWith('AWS::Serverless::')) return;
      const target = functionOf(model, node, uri);
      if (!target) return;
      const called = functions.get(api) ?? new Map<string, string>();
      functions.set(api, called.set(target.key, nameOf(target)));
    };
    for (const { api, integration } of integrations(model)) add(api, integration, integration.uri, integration.credentials);
    for (const api of v2Apis(model)) for (const one of api.integrations) add(api, one, one.integrationUri, one.credentialsArn);
    for (const [api, called] of functions) {
      for (const [key, name] of called) {
        const allowed = stagesAllowed(model, api, key);
        if (!allowed) continue;
        for (const stage of api.kind === 'REST' ? stagesOf(api) : api.stages) {
          if (!isLeftOut(stage, allowed)) continue;
          yield { ...place(stage), message: `API Gateway may not call ${name} on stage '${text(stage.stageName)}': its permissions are for ${[...allowed].join(', ')} only` };
        }
      }
    }
  },
};

function isLeftOut(stage: RestStage | V2Stage, allowed: ReadonlySet<string>): boolean {
  const name = text(stage.stageName);
  return name !== undefined && !allowed.has(name);
}
