/** A place in a text, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Line and column of an offset in a text. */
export function positionOf(text: string, offset: number): Position {
  return positionIn(lineStartsOf(text), offset);
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function positionIn(lineStarts: readonly number[], offset: number): Position {
  let [line, after] = [0, lineStarts.length];
  while (after - line > 1) {
    const middle = Math.floor((line + after) / 2);
    if (lineStarts[middle] <= offset) line = middle;
    else after = middle;
  }
  return { line: line + 1, column: offset - lineStarts[line] + 1 };
}

/** Looks up line and column by JSON pointer, from a list of all places that is made at the first question. */
export function locator(text: string, offsets: () => ReadonlyMap<string, number>): (pointer: string) => Position | undefined {
  let known: { readonly offsets: ReadonlyMap<string, number>; readonly lineStarts: readonly number[] } | undefined;
  return (pointer) => {
    known ??= { offsets: offsets(), lineStarts: lineStartsOf(text) };
    const offset = known.offsets.get(pointer.replace(/^\//, ''));
    return offset === undefined ? undefined : positionIn(known.lineStarts, offset);
  };
}
