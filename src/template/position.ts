/** A place in a text, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Line and column of an offset in a text. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** Looks up line and column by JSON pointer, from a list of all places that is made at the first question. */
export function locator(text: string, offsets: () => ReadonlyMap<string, number>): (pointer: string) => Position | undefined {
  let known: ReadonlyMap<string, number> | undefined;
  return (pointer) => {
    known ??= offsets();
    const offset = known.get(pointer.replace(/^\//, ''));
    return offset === undefined ? undefined : positionOf(text, offset);
  };
}
