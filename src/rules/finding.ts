import type { Severity } from './rule';

/** A breach of a rule at a place in a template. This is the shape that `--format json` prints. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  readonly template: string;
  readonly stack?: string;
  readonly logicalId: string;
  /** JSON pointer inside the resource, without the leading slash. */
  readonly path: string;
  readonly constructPath?: string;
  /** Line and column in the file, from 1, where the template was read from text. */
  readonly line?: number;
  readonly column?: number;
  readonly actual?: string | number;
  readonly limit?: string | number;
  readonly adjustable?: boolean;
  readonly quotaCode?: string;
  readonly source: string;
}
