import type { Finding } from './finding';
import type { Ignore } from './options';

/** The ignores that count today, and a line for each that no longer does. */
export function effectiveIgnores(ignores: readonly Ignore[], today: Date): { readonly counting: readonly Ignore[]; readonly notices: string[] } {
  const day = today.toISOString().slice(0, 10);
  const expired = (ignore: Ignore) => ignore.expires !== undefined && ignore.expires < day;
  return {
    counting: ignores.filter((ignore) => !expired(ignore)),
    notices: ignores.filter(expired).map(({ rule, reason, expires }) => `the ignore of '${rule}' (${reason}) expired on ${expires} and no longer counts`),
  };
}

export function isIgnored(finding: Finding, ignores: readonly Ignore[]): boolean {
  return ignores.some(
    ({ rule, logicalId, path, stack }) =>
      rule === finding.rule &&
      (logicalId === undefined || logicalId === finding.logicalId) &&
      (stack === undefined || stack === finding.stack) &&
      (path === undefined || isAtOrBelow(finding.path, path) || isAtOrBelow(finding.constructPath, path)),
  );
}

function isAtOrBelow(place: string | undefined, path: string): boolean {
  return place !== undefined && (place === path || place.startsWith(`${path}/`));
}
