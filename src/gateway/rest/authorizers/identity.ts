import type { RestAuthorizer } from '../../../model';
import { known } from '../../../model';
import { javaMatcher } from '../../../vtl';
import { matchesInTime } from '../../bounded';
import type { Exchange } from '../exchange';
import { resolveRequestExpression } from '../mapping/request-expression';

const DEFAULT_TOKEN_SOURCE = 'method.request.header.Authorization';

/** The values of an authorizer's identity sources; `undefined` for one that is missing or empty. */
export function identityValues(exchange: Exchange, authorizer: RestAuthorizer): (string | undefined)[] {
  const written = known(authorizer.identitySource) ?? (known(authorizer.type) === 'REQUEST' ? '' : DEFAULT_TOKEN_SOURCE);
  const sources = written.split(',').map((source) => source.trim()).filter((source) => source !== '');
  return sources.map((source) => resolveRequestExpression(exchange, source) || undefined);
}

/** Whether a token is worth being shown to the authorizer. A pattern that is no regular expression allows everything. */
export function isPlausible(token: string, authorizer: RestAuthorizer): boolean {
  const expression = known(authorizer.identityValidationExpression);
  if (expression === undefined || expression === '') return true;
  try {
    return matchesInTime(javaMatcher(expression), token);
  } catch {
    return true;
  }
}
