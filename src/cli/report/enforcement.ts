import { RULES } from '../../rules';

/** Limits that the local gateway holds callers to, as AWS does. */
const GATEWAY: ReadonlySet<string> = new Set([]);

/** Limits that the constructs check when they are created. */
const CONSTRUCTS: ReadonlySet<string> = new Set([]);

/** Who enforces a limit, by its id: rule, constructs, local gateway; empty for nobody. */
export function enforcersOf(id: string): string[] {
  const rule = RULES.find(({ meta }) => meta.id === id)?.meta;
  return [
    ...(rule ? [`rule (${rule.severity})`] : []),
    ...(CONSTRUCTS.has(id) ? ['constructs'] : []),
    ...(GATEWAY.has(id) ? ['local gateway'] : []),
  ];
}
