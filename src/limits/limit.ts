import type { Edition } from './edition';

/** The API types of Amazon API Gateway, as its developer guide writes them. */
export type ApiType = 'REST' | 'HTTP' | 'WebSocket';

/**
 * Where a breach can be seen: in one property of a template, by counting resources of the templates of an
 * app, only in a running API, or only with the account at hand.
 */
export type CheckKind = 'synth-property' | 'synth-count' | 'runtime' | 'account';

/** What an edition of the documentation says. */
export interface LimitStatement {
  /** In words, with the unit where there is one. */
  readonly text: string;
  /** The number, in the limit's `unit`: an upper bound or a count. Absent for rules that are not a number. */
  readonly value?: number;
  /** Whether AWS raises it on request. */
  readonly adjustable: boolean;
}

/** A place in a CloudFormation template that the limit is about. */
export interface CfnPlace {
  /** CloudFormation resource type; `*` for any. */
  readonly type: string;
  /** Dotted property path with `*` for any key or index; empty: the resource itself. */
  readonly path: string;
}

/** One limit or rule that AWS documents for API Gateway, or for what an API needs around it. */
export interface Limit {
  /** Kebab case; the id of the rule that enforces it, where there is one. */
  readonly id: string;
  readonly title: string;
  /** What `value` and `min` count: `bytes`, `milliseconds`, `resources`, …; `rule` where there is no number. */
  readonly unit: string;
  /** What has the limit, such as `per API` or `per account per Region`. */
  readonly scope: string;
  readonly appliesTo: readonly ApiType[];
  readonly checkKind: CheckKind;
  /** `error`: AWS refuses it or calls fail. `warning`: adjustable, advisory, or the documentation contradicts itself. */
  readonly severity: 'error' | 'warning';
  /** The 2019-02 edition is absent where that page did not state the limit. */
  readonly editions: { readonly current: LimitStatement } & { readonly [edition in Exclude<Edition, 'current'>]?: LimitStatement };
  /** The lower bound, where there is one. */
  readonly min?: number;
  /** All values that the service takes. */
  readonly allowed?: readonly string[];
  /** A regular expression that every value must match. */
  readonly pattern?: string;
  /** How it is raised, where that is not a plain request to Service Quotas. */
  readonly adjustableNote?: string;
  /** Service Quotas codes, where Service Quotas knows the limit. */
  readonly quotaCode?: string;
  readonly serviceCode?: string;
  readonly cfn: readonly CfnPlace[];
  /** What AWS answers when the limit is broken. */
  readonly deployError?: string;
  /** The read-only AWS call that tells how much of the limit is used. */
  readonly accountCall?: string;
  /** AWS pages; the first is the one to show. */
  readonly sources: readonly [string, ...string[]];
  /** When and how the documented value changed. */
  readonly history?: string;
  readonly note?: string;
}
