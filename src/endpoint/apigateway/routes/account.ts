import type { RestRoutes } from '../../protocols/rest-json';
import { patchOperations } from '../../records/patch';
import type { Registries } from '../../records/registry';
import { accountView, setAccountRole } from '../account';
import { badRequest } from '../texts';

/** API Gateway's settings of the account. */
export function accountRoutes(registries: Registries): RestRoutes {
  return {
    'GET /account': ({ context }) => accountView(registries.of(context)),
    'PATCH /account': ({ context, json }) => {
      const registry = registries.of(context);
      for (const { op, path, value } of patchOperations(json())) {
        if (path === '/cloudwatchRoleArn' && (op === 'replace' || op === 'remove')) setAccountRole(registry, op === 'remove' ? undefined : value);
        else if (path !== '/features') badRequest(`Invalid patch path  '${path}' specified for op '${op}'. Must be one of: [/cloudwatchRoleArn, /features]`);
      }
      return accountView(registry);
    },
  };
}
