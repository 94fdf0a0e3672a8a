import type { Edition } from '../limits';
import type { ApiModel, Origin } from '../model';

export type Severity = 'error' | 'warning';

/** What a rule is, for people: printed in findings, in `docs/rules.md` and by `gatehouse limits`. */
export interface RuleMeta {
  /** Kebab case; the id of the catalogue's entry when the rule enforces one. File and test are named like it. */
  readonly id: string;
  readonly title: string;
  /** `error`: AWS will refuse it or calls will fail. `warning`: over an adjustable quota, or contradictory documentation. */
  readonly severity: Severity;
  /** What happens when nobody mends it. */
  readonly why: string;
  /** What to do, in one sentence. */
  readonly fix: string;
  /** The AWS page. */
  readonly source: string;
}

/** One breach, as a rule sees it. The engine adds the rule's meta and the limit's facts. */
export interface Violation {
  readonly at: Origin;
  /** JSON pointer inside the resource, without the leading slash; `at.path` when absent. */
  readonly path?: string;
  /** What is wrong: the input, the value got, what is allowed. Lower case, no full stop. */
  readonly message: string;
  readonly actual?: string | number;
  readonly limit?: string | number;
  /** When this breach weighs other than the rule does. */
  readonly severity?: Severity;
  /** When this breach can be raised other than the limit in general, such as for one type of API only. */
  readonly adjustable?: boolean;
  readonly fix?: string;
}

export interface RuleContext {
  readonly edition: Edition;
  /**
   * The number that a catalogued limit has here: the edition's, or the account's own where the user gave one.
   * @param id a catalogue id with a numeric value
   */
  limit(id: string): number;
}

/** One limit or mistake. Pure: the same model gives the same violations. */
export interface Rule {
  readonly meta: RuleMeta;
  check(model: ApiModel, context: RuleContext): Iterable<Violation>;
}
