import { findLimit, limitStatement, type Edition } from '../limits';
import type { Template } from '../template';
import type { Finding } from './finding';
import { locate } from './locate';
import type { Rule, Violation } from './rule';

/** A violation with its rule's meta, its limit's facts and its place in the file. */
export function toFinding(rule: Rule, violation: Violation, edition: Edition, files: ReadonlyMap<string, Template>): Finding {
  const { meta } = rule;
  const { at, path = at.path } = violation;
  const limit = findLimit(meta.id);
  const template = files.get(at.template);
  const constructPath = at.constructPath ?? template?.constructPathOf?.(at.template, at.logicalId);
  return {
    rule: meta.id,
    severity: violation.severity ?? meta.severity,
    message: violation.message,
    fix: violation.fix ?? meta.fix,
    template: at.template,
    ...(at.stack === undefined ? {} : { stack: at.stack }),
    logicalId: at.logicalId,
    path,
    ...(constructPath === undefined ? {} : { constructPath }),
    ...locate(template, at.logicalId, path),
    ...(violation.actual === undefined ? {} : { actual: violation.actual }),
    ...(violation.limit === undefined ? {} : { limit: violation.limit }),
    ...(limit ? { adjustable: violation.adjustable ?? limitStatement(limit.id, edition).adjustable } : {}),
    ...(limit?.quotaCode === undefined ? {} : { quotaCode: limit.quotaCode }),
    source: meta.source,
  };
}

/** The order of findings: as their templates sort, and within them by place. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.template, b.template) || compare(a.logicalId, b.logicalId) || compare(a.path, b.path) ||
    compare(a.rule, b.rule) || compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
