/** The media type alone: without parameters, in lower case. */
export function mediaType(header: string | undefined): string | undefined {
  return header?.split(';', 1)[0].trim().toLowerCase() || undefined;
}

/** The first media type of an `Accept` header, which is the only one that API Gateway looks at. */
export function firstAccepted(header: string | undefined): string | undefined {
  return mediaType(header?.split(',', 1)[0]);
}

/** The API's binary media types. A configured type matches itself and, as a wildcard, its members; a wildcard on the left only matches with one on the right (recorded). */
export class BinaryMediaTypes {
  private readonly types: ReadonlySet<string>;

  constructor(types: readonly string[]) {
    this.types = new Set(types.map((type) => type.toLowerCase()).filter((type) => type === '*/*' || !type.startsWith('*')));
  }

  /** @param type as `mediaType` gives it */
  matches(type: string | undefined): boolean {
    if (this.types.size === 0) return false;
    if (this.types.has('*/*')) return true;
    return type !== undefined && (this.types.has(type) || this.types.has(`${type.split('/', 1)[0]}/*`));
  }
}

/** The entry for a content type: its own, or the one for `fallback`, or the first. */
export function byContentType<T>(entries: ReadonlyMap<string, T>, type: string | undefined, fallback = 'application/json'): [string, T] | undefined {
  for (const key of [type, fallback]) {
    const entry = key === undefined ? undefined : entries.get(key);
    if (entry !== undefined) return [key!, entry];
  }
  return entries.entries().next().value;
}
