import type { ApiModel, LambdaFunction } from '../../model';
import type { Rule } from '../rule';
import { functionOf, guide, nameOf, place } from '../support';
import { lambdaCalls, type LambdaCall } from '../support/lambda-calls';
import { addsPermissions, isCovered } from '../support/permission-cover';

/** A function of the template that API Gateway may not call for a route or an authorizer, because no permission covers it. */
export const lambdaPermissionRoute: Rule = {
  meta: {
    id: 'lambda-permission-route',
    title: 'Lambda permissions cover every route and authorizer',
    severity: 'warning',
    why: 'Every call is answered with 500 Internal Server Error: "Invalid permissions on Lambda function".',
    fix: 'Add an AWS::Lambda::Permission for apigateway.amazonaws.com whose source ARN ends in API_ID/*, or give the integration a role as credentials.',
    source: guide('set-up-lambda-proxy-integrations'),
  },
  *check(model) {
    if (addsPermissions(model)) return;
    for (const { node, field, target, names } of uncovered(model)) {
      const [first, ...others] = names;
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      yield { ...place(node, field), message: `API Gateway may not call ${nameOf(target)} for ${first}${more}: no AWS::Lambda::Permission covers it` };
    }
  },
};

/** The first call of a function by an API that is not covered, with the names of all. */
interface Uncovered extends Pick<LambdaCall, 'node' | 'field'> {
  readonly target: LambdaFunction;
  readonly names: string[];
}

function uncovered(model: ApiModel): Iterable<Uncovered> {
  const found = new Map<string, Uncovered>();
  for (const call of lambdaCalls(model)) {
    const target = functionOf(model, call.node, call.uri);
    if (!target || isCovered(model, target, call)) continue;
    const key = `${call.api.key} ${target.key} ${call.kind}`;
    const known = found.get(key);
    if (known) known.names.push(call.name());
    else found.set(key, { node: call.node, field: call.field, target, names: [call.name()] });
  }
  return found.values();
}
