import { Stack, Token } from 'aws-cdk-lib';
import type { RouteBinding } from '../binding';

type Parameters = { [destination: string]: string };

/** Stands for text that only the deployment knows. */
const UNKNOWN = '\0';

/**
 * The request parameters of an integration, with those that give variables such as `{id}` of its URL the value of the route's variable
 * of the same name. `${stageVariables.x}` is none.
 *
 * @param target a URL, or what an ARN says of a service's path; may hold tokens
 * @throws when the route has no such variable
 */
export function withPathVariables(target: string, given: Parameters = {}, { scope, httpMethod, route }: RouteBinding): Parameters | undefined {
  const text = Token.isUnresolved(target) ? knownText(target, Stack.of(scope)) : target;
  const names = [...text.matchAll(/(?<!\$)\{([^{}\0]+)\}/g)].map(([, name]) => name);
  const mapped = Object.fromEntries(names.map((name) => [`integration.request.path.${name}`, `method.request.path.${name}`]));
  const unknown = names.find((name) => !route.parameters.includes(name) && given[`integration.request.path.${name}`] === undefined);
  if (unknown !== undefined) {
    throw new Error(`{${unknown}} of url '${text.replaceAll(UNKNOWN, '…')}' must be a variable of the path of ${httpMethod} ${route.path}, or have a request parameter 'integration.request.path.${unknown}'`);
  }
  const all = { ...mapped, ...given };
  return Object.keys(all).length > 0 ? all : undefined;
}

/** What can be read of a URL that holds tokens, such as a load balancer's name. */
function knownText(target: string, stack: Stack): string {
  try {
    return textOf(stack.resolve(target));
  } catch {
    // Some values can be had at synthesis only.
    return target.replace(/\$\{Token\[[^\]]*\]\}/g, UNKNOWN);
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { 'Fn::Join': join, 'Fn::Sub': sub } = Object(value) as { readonly 'Fn::Join'?: [string, unknown]; readonly 'Fn::Sub'?: string | [string] };
  if (join && Array.isArray(join[1])) return join[1].map(textOf).join(join[0]);
  if (sub !== undefined) return typeof sub === 'string' ? sub : sub[0];
  return UNKNOWN;
}
