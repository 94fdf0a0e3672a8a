import type { PolicyStatement } from '../live';

const PRINCIPAL = 'apigateway.amazonaws.com';

/**
 * Whether a function's policy lets API Gateway invoke it on behalf of a source such as
 * `arn:aws:execute-api:eu-west-1:123456789012:abc/prod/GET/orders`. A condition that is not known here counts as fulfilled:
 * only what certainly does not fit is missing.
 */
export function permits(statements: readonly PolicyStatement[], sourceArn: string): boolean {
  return statements.some((statement) =>
    statement.Effect === 'Allow' && isPrincipal(statement.Principal) && isInvoke(statement.Action) && isSource(statement, sourceArn));
}

function isPrincipal(principal: unknown): boolean {
  if (principal === '*') return true;
  const services = (principal as { Service?: unknown } | undefined)?.Service;
  return list(services).includes(PRINCIPAL) || list((principal as { AWS?: unknown } | undefined)?.AWS).includes('*');
}

function isInvoke(action: unknown): boolean {
  return list(action).some((name) => ['lambda:invokefunction', 'lambda:invoke*', 'lambda:*', '*'].includes(name.toLowerCase()));
}

function isSource({ Condition = {} }: PolicyStatement, sourceArn: string): boolean {
  return Object.entries(Condition).every(([operator, keys]) => Object.entries(keys).every(([key, value]) => {
    const wanted = list(value);
    if (key.toLowerCase() === 'aws:sourcearn') {
      // An authorizer's id is not in an export, so that `authorizers/*` is what calls.
      if (/^(Arn(Like|Equals)|StringLike)$/.test(operator)) return wanted.some((pattern) => matches(pattern, sourceArn) || matches(sourceArn, pattern));
      return operator === 'StringEquals' ? wanted.includes(sourceArn) : true;
    }
    if (key.toLowerCase() === 'aws:sourceaccount' && /^String(Equals|Like)$/.test(operator)) return wanted.includes(sourceArn.split(':')[4] ?? '');
    return true;
  }));
}

function matches(pattern: string, text: string): boolean {
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

function list(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((item): item is string => typeof item === 'string');
  return typeof value === 'string' ? [value] : [];
}
