import type { Rule, RuleMeta } from '../rule';

/** A rule that a construct applies as it is made. The CDK prints its warnings at synthesis; this finds them in the assembly. */
export function constructWarningRule(words: Omit<RuleMeta, 'severity'>): Rule {
  return {
    meta: { ...words, severity: 'warning' },
    *check({ templates }) {
      for (const { template, stack, declared, constructWarnings } of templates) {
        for (const { id, message, logicalId, constructPath } of constructWarnings?.() ?? []) {
          if (id !== words.id) continue;
          const { type = '' } = declared.find((origin) => origin.logicalId === logicalId) ?? {};
          yield { at: { template, stack, logicalId: logicalId ?? '', type, constructPath, path: '', style: 'resource' }, message };
        }
      }
    },
  };
}
