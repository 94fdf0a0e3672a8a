import type { Finding } from './finding';

/** Counts over all templates that were read. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly templates: number;
  readonly apis: number;
}

/** What a lint found, and what it wants to say about itself. */
export interface LintResult {
  /** Sorted by template, logical id, path and rule. */
  readonly findings: readonly Finding[];
  readonly summary: Summary;
  /** The files of the templates, in the order they were given. */
  readonly templates: readonly string[];
  /** How many findings `ignore` took away. */
  readonly ignored: number;
  /** One line each: what the user should know, such as an ignore that has expired. */
  readonly notices: readonly string[];
  /** One line each: a rule that failed by itself. The findings of the other rules are there. */
  readonly internalErrors: readonly string[];
}
