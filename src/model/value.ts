/**
 * A value that is not known before deployment: an intrinsic that cannot be resolved on the way in, a
 * CDK token on the way out. It is carried whole, written through and compared by identity; nobody
 * guesses it, and no finding may rest on it.
 */
export class Unresolved {
  constructor(
    /** What stands in the template (or what the CDK resolves at synthesis). */
    readonly expression: unknown,
    /**
     * The known text around the unknown parts, written the way `Fn::Sub` writes it:
     * `arn:${AWS::Partition}:lambda:…:${Fn.Arn}`. Absent when not even the shape is known.
     */
    readonly pattern?: string,
    /** Logical ids and parameters that the expression refers to, in order of appearance. */
    readonly references: readonly string[] = [],
  ) {}
}

/** A `T`, or something only the deployment will tell. */
export type Value<T> = T | Unresolved;

export function isKnown<T>(value: Value<T> | undefined): value is T {
  return value !== undefined && !(value instanceof Unresolved);
}

/** The value when it is known; `undefined` when it is absent or unresolved. */
export function known<T>(value: Value<T> | undefined): T | undefined {
  return isKnown(value) ? value : undefined;
}

/** The text of a string value, with `${…}` where it is unresolved; `undefined` when no text is known. */
export function textOf(value: Value<string> | undefined): string | undefined {
  return value instanceof Unresolved ? value.pattern : value;
}
