import type { Edition } from '../limits';
import type { Severity } from './rule';

/** Findings that are known and accepted, for a reason. */
export interface Ignore {
  readonly rule: string;
  /** Only in the resource with this logical id. */
  readonly logicalId?: string;
  /** Only at or below this construct path, or this property path (`Properties/Body/…`) of a resource. */
  readonly path?: string;
  /** Only in this stack. */
  readonly stack?: string;
  readonly reason: string;
  /** The last day, `YYYY-MM-DD` (UTC), on which it counts. */
  readonly expires?: string;
}

/** How to lint. Everything is optional. */
export interface LintOptions {
  /** Whose numbers count. Default: `current`. */
  readonly edition?: Edition;
  /** The account's own quotas: catalogue id to number, in the catalogue's unit. */
  readonly quotas?: Readonly<Record<string, number>>;
  /** Rule id to what its findings weigh; `off` does not run it. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  readonly ignore?: readonly Ignore[];
  /** The Region of templates that do not tell theirs. */
  readonly region?: string;
  /** The day that `expires` is compared with. Default: today. */
  readonly today?: Date;
}
