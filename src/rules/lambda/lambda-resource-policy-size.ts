import type { ApiModel, LambdaPermission } from '../../model';
import type { Rule } from '../rule';
import { catalogued, originOf } from '../support';
import { permissionTarget, statementBytes } from '../support/permission-size';

/** What surrounds the statements of a policy. */
const ENVELOPE = '{"Version":"2012-10-17","Id":"default","Statement":[]}'.length;
const ALMOST = 0.8;

/** So many permissions for one function that its resource policy grows over Lambda's limit. The size is a lower bound. */
export const lambdaResourcePolicySize: Rule = {
  meta: catalogued('lambda-resource-policy-size', {
    why: 'Lambda refuses the permission with "The final policy size is bigger than the limit (20480)", and the stack rolls back.',
    fix: 'Allow the whole API with one permission (a source ARN that ends in /*), instead of one for each route and stage.',
  }),
  *check(model, context) {
    const limit = context.limit('lambda-resource-policy-size');
    for (const [target, permissions] of byFunction(model)) {
      let size = ENVELOPE;
      let over: LambdaPermission | undefined;
      for (const permission of permissions) {
        size += statementBytes(permission) + 1;
        if (size > limit) over ??= permission;
      }
      if (size <= limit * ALMOST) continue;
      const owner = model.functions.find((one) => one.key === target)?.origin ?? originOf(over ?? permissions[permissions.length - 1]);
      const message = over
        ? `resource policy of the function must have at most ${limit} bytes, its ${permissions.length} permissions take at least ${size}`
        : `resource policy of the function is almost full: its ${permissions.length} permissions take at least ${size} of ${limit} bytes`;
      yield { at: owner, message, actual: size, limit, ...(!over && { severity: 'warning' as const }) };
    }
  },
};

function byFunction(model: ApiModel): ReadonlyMap<string, LambdaPermission[]> {
  const groups = new Map<string, LambdaPermission[]>();
  for (const permission of model.permissions) {
    const target = permissionTarget(permission);
    if (target === undefined) continue;
    const group = groups.get(target);
    if (group) group.push(permission);
    else groups.set(target, [permission]);
  }
  return groups;
}
