/** One page of a list. The token is the position that the next page begins at. */
export function paginate<T>(items: readonly T[], token: string | undefined, size: number): { items: T[]; nextToken?: string } {
  const start = Number(token ?? '0');
  const end = start + size;
  return { items: items.slice(start, end), nextToken: end < items.length ? String(end) : undefined };
}
