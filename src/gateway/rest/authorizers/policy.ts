import { wildcard } from '../../wildcard';
import { notEmulated } from '../gateway-error';

export type Decision = 'allow' | 'explicit-deny' | 'implicit-deny';

interface Statement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: unknown;
}

const ACTION = 'execute-api:Invoke';

/** Whether a document has the shape of a policy. */
export function isPolicy(document: unknown): boolean {
  const statement = (document as { Statement?: unknown } | null | undefined)?.Statement;
  return typeof statement === 'object' && statement !== null;
}

/**
 * What a policy says about invoking a method. A deny beats every allow.
 *
 * @throws GatewayError 501 when a statement that applies has a condition, which is not evaluated here
 */
export function evaluatePolicy(document: unknown, methodArn: string): Decision {
  const statements = list((document as { Statement: unknown }).Statement) as Statement[];
  const applying = statements.filter((statement) => applies(statement.Action, statement.NotAction, ACTION, true)
    && applies(statement.Resource, statement.NotResource, methodArn, false));
  if (applying.some(({ Condition }) => Condition !== undefined && Object.keys(Condition as object).length > 0)) {
    throw notEmulated('conditions in the policy of an authorizer are not evaluated here');
  }
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'explicit-deny';
  return applying.some(({ Effect }) => Effect === 'Allow') ? 'allow' : 'implicit-deny';
}

/** The ARNs that a policy is about. */
export function resourcesOf(document: unknown): string[] {
  const statements = list((document as { Statement: unknown }).Statement) as Statement[];
  return statements.flatMap(({ Resource, NotResource }) => [...list(Resource), ...list(NotResource)]).filter((resource) => typeof resource === 'string');
}

function applies(positive: unknown, negative: unknown, text: string, ignoreCase: boolean): boolean {
  const matches = (pattern: unknown) => typeof pattern === 'string' && (ignoreCase ? wildcard(pattern.toLowerCase(), text.toLowerCase()) : wildcard(pattern, text));
  return negative === undefined ? list(positive).some(matches) : !list(negative).some(matches);
}

function list(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
