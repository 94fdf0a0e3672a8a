/** What is known beside the templates. */
export interface ReadOptions {
  /** For templates that do not know their own. */
  readonly region?: string;
  readonly account?: string;
  /** Values of the templates' parameters, by name. A parameter without a value here stays unresolved, whatever its default. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /**
   * Whether a literal id that is a logical id of the same template refers to that resource, and a parent
   * that is no resource of the template is its API's root. For templates written from what exists.
   * @default false
   */
  readonly literalIds?: boolean;
}
