/** What a construct warned of when it was made; no template shows it, an assembly does. */
export interface ConstructWarning {
  readonly id: string;
  readonly message: string;
  readonly constructPath: string;
  /** The resource that the construct is, or is a part of. */
  readonly logicalId?: string;
}
