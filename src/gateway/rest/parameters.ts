import type { Header } from '../http';

const NONE: ReadonlySet<string> = new Set();

/** A request's headers: found whatever their letters, kept as they were sent. */
export class HeaderValues {
  private readonly byName = new Map<string, { readonly name: string; readonly values: string[] }>();

  /** @param leftOut in lower case */
  constructor(headers: Iterable<Header>, private readonly leftOut: ReadonlySet<string> = NONE) {
    for (const [name, value] of headers) this.add(name, value);
  }

  add(name: string, value: string): void {
    const key = name.toLowerCase();
    if (this.leftOut.has(key)) return;
    const header = this.byName.get(key);
    if (header === undefined) this.byName.set(key, { name, values: [value] });
    else header.values.push(value);
  }

  /** The last value, which is the one that counts where there may be only one. */
  get(name: string): string | undefined {
    return this.byName.get(name.toLowerCase())?.values.at(-1);
  }

  all(name: string): readonly string[] {
    return this.byName.get(name.toLowerCase())?.values ?? [];
  }

  entries(): Iterable<{ readonly name: string; readonly values: readonly string[] }> {
    return this.byName.values();
  }
}

/** Reads a query string. Pairs are separated by `&` or `;`. */
export function parseQuery(query: string): Map<string, string[]> {
  const parameters = new Map<string, string[]>();
  if (query === '') return parameters;
  for (const pair of query.split(/[&;]/)) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decoded(pair.slice(equals + 1));
    const values = parameters.get(name);
    if (values === undefined) parameters.set(name, [value]);
    else values.push(value);
  }
  return parameters;
}

function decoded(text: string): string {
  if (!/[%+]/.test(text)) return text;
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
