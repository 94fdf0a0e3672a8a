import type { ConstructWarning } from '../model';

/** A CloudFormation template that has been read and parsed, and where it came from. */
export interface Template {
  /** The file as the user named it, or a name for a template that is not a file. */
  readonly file: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The file's size in bytes. */
  readonly bytes: number;
  /** How many dynamic references (`{{resolve:…}}`) are in its text. */
  readonly dynamicReferences?: number;
  /**
   * What the template is deployed with: templates that tell different apps share an account only if one refers to
   * the other. Absent where they were given together.
   */
  readonly app?: string;
  readonly stack?: string;
  /** The stack's name for people, where an assembly tells it: `Prod/Orders`. */
  readonly displayName?: string;
  readonly region?: string;
  readonly account?: string;
  /** The logical id of the `AWS::CloudFormation::Stack` that holds this template, and the file it is in. */
  readonly parent?: { readonly file: string; readonly logicalId: string };
  /** JSON pointers, without the leading slash, of keys that are written twice; the last one counts. */
  readonly duplicateKeys?: readonly string[];
  /** The construct that a resource of a template file is, where the assembly of both tells it beside its templates. */
  constructPathOf?(file: string, logicalId: string): string | undefined;
  /** What our constructs in a template file warned of as they were made, where the assembly of both tells it. */
  warningsOf?(file: string): readonly ConstructWarning[];
  /** The document that is uploaded to a place in S3, where the assembly of both has it beside its templates. */
  documentAt?(place: unknown): unknown;
  /** Line and column, from 1, of a JSON pointer into the body; absent when the template was not read from text. */
  locate?(pointer: string): { readonly line: number; readonly column: number } | undefined;
}

/** The user's file is not a template that can be read. The message is one line that says what and where. */
export class TemplateError extends Error {
  constructor(readonly file: string, message: string) {
    super(`${file}: ${message}`);
    this.name = 'TemplateError';
  }
}

/** The file can be read, and is something else. */
export class NotATemplate extends TemplateError {}

/** How many objects and lists may stand inside each other in a template. */
export const MAX_DEPTH = 500;
