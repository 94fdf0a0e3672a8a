import { UNKNOWN } from '../aws-answers';
import type { ControlPlane } from '../control-plane';
import type { LiveFunction } from '../live';
import type { Call } from './calls';
import { permits } from './permission';

export interface CalledFrom {
  /** `arn:aws:execute-api:<region>:<account>:<api id>`. */
  readonly apiArn: string;
  readonly stageName: string;
}

/**
 * What calls need and what is not there: functions, versions and aliases, the permission to invoke them, roles. Each with
 * the routes that fail without it. What the credentials may not look at counts as there.
 */
export async function missingCallees(controlPlane: ControlPlane, calls: readonly Call[], from: CalledFrom): Promise<string[]> {
  const region = from.apiArn.split(':')[3];
  const functions = new Map<string, LiveFunction | undefined | typeof UNKNOWN>();
  const roles = new Map<string, boolean | typeof UNKNOWN>();
  const missing = new Map<string, string[]>();
  const miss = (what: string, { caller }: Call) => missing.set(what, [...missing.get(what) ?? [], caller]);
  for (const call of calls) {
    const { functionArn, roleArn } = call;
    if (roleArn !== undefined) {
      if (!roles.has(roleArn)) roles.set(roleArn, await controlPlane.roleExists(roleArn.split('/').at(-1)!));
      if (roles.get(roleArn) === false) miss(`role ${roleArn.split('/').at(-1)}`, call);
    }
    // A function elsewhere answers to another client, if to this account at all.
    if (functionArn === undefined || functionArn.split(':')[3] !== region) continue;
    if (!functions.has(functionArn)) functions.set(functionArn, await controlPlane.lambdaFunction(functionArn));
    const found = functions.get(functionArn);
    if (found === undefined) {
      miss(describeFunction(functionArn), call);
    } else if (found !== UNKNOWN && roleArn === undefined && !permits(found.statements, sourceOf(call, from))) {
      miss(`permission of API Gateway to invoke ${describeFunction(functionArn)}`, call);
    }
  }
  return [...missing].map(([what, callers]) => `${what} (called by ${some([...new Set(callers)])})`);
}

function describeFunction(arn: string): string {
  const [, , , , , , name, qualifier] = arn.split(':');
  if (qualifier === undefined) return `function ${name}`;
  return `${/^\d+$/.test(qualifier) ? 'version' : 'alias'} ${qualifier} of function ${name}`;
}

function sourceOf({ source }: Call, { apiArn, stageName }: CalledFrom): string {
  return 'authorizerId' in source ? `${apiArn}/authorizers/${source.authorizerId}` : `${apiArn}/${stageName}/${source.method}${source.path}`;
}

function some(callers: readonly string[]): string {
  const shown = callers.slice(0, 3).join(', ');
  return callers.length > 3 ? `${shown} and ${callers.length - 3} more` : shown;
}
