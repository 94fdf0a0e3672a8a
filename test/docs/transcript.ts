/** Ids that AWS chooses, as a page writes them: six or ten letters and digits, with both. */
const ID = /\b(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{6}(?:[a-z\d]{4})?\b/g;
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const ELLIPSIS = '…';

/** What a page's ids are in this run: as the page writes one to what AWS chose. */
export type Ids = Map<string, string>;

/** A text of the page with the ids of this run. */
export function withIds(text: string, ids: Ids): string {
  return text.replace(ID, (id) => ids.get(id) ?? id);
}

/**
 * Compares what a page shows with what was printed: line by line, where a line `…` stands for any lines and `…` in a line for
 * any text, ids may differ but the same id is the same each time, and so may times.
 * @param ids learns the ids that the page shows for the first time
 */
export function expectTranscript(shown: string, printed: string, ids: Ids): void {
  const names: string[] = [];
  const lines = shown.trimEnd().split('\n').map((line) => (line.trim() === ELLIPSIS ? '(?:.*\n)*?' : `${pattern(line.trimEnd(), ids, names)}[ \t]*\n`));
  const match = new RegExp(`^${lines.join('')}$`).exec(`${printed.trimEnd()}\n`);
  if (!match) expect(printed).toBe(withIds(shown, ids));
  names.forEach((id, index) => ids.set(id, match![index + 1]));
}

function pattern(line: string, ids: Ids, names: string[]): string {
  return line.split(TIME).map((part) => escaped(part)
    .replaceAll(ELLIPSIS, '.*')
    .replace(ID, (id) => {
      if (ids.has(id)) return ids.get(id)!;
      if (names.includes(id)) return `\\${names.indexOf(id) + 1}`;
      names.push(id);
      return `([a-z\\d]{${id.length}})`;
    })).join(TIME.source);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
