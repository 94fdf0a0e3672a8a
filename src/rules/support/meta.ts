import { findLimit } from '../../limits';
import type { RuleMeta, Severity } from '../rule';

/** The page of the API Gateway developer guide with this name. */
export function guide(page: string): string {
  return `https://docs.aws.amazon.com/apigateway/latest/developerguide/${page}.html`;
}

/**
 * The meta of a rule that enforces a catalogued limit: title, severity and source are the catalogue's.
 * @throws Error for an id that the catalogue does not have
 */
export function catalogued(id: string, words: { readonly why: string; readonly fix: string; readonly severity?: Severity }): RuleMeta {
  const limit = findLimit(id);
  if (!limit) throw new Error(`rule must have a catalogued limit, got '${id}'`);
  return { id, title: limit.title, severity: words.severity ?? limit.severity, why: words.why, fix: words.fix, source: limit.sources[0] };
}
