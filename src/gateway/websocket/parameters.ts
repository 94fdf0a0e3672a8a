import { headerOf, type Handshake } from './connection';

/** Decoded query parameters, each with all its values. */
export function queryOf({ query }: Handshake): ReadonlyMap<string, readonly string[]> {
  return grouped(new URLSearchParams(query));
}

const HOP_BY_HOP = new Set(['connection', 'upgrade']);

/** The headers that a backend sees: the caller's, and those that the gateway adds. */
export function forwardedHeaders(handshake: Handshake, traceId: string): ReadonlyMap<string, readonly string[]> {
  const own: readonly (readonly [string, string])[] = handshake.headers.filter(([name]) => !HOP_BY_HOP.has(name.toLowerCase()));
  const forwardedFor = headerOf(handshake, 'X-Forwarded-For');
  const added: readonly (readonly [string, string])[] = [
    ['X-Amzn-Trace-Id', headerOf(handshake, 'X-Amzn-Trace-Id') ?? traceId],
    ['X-Forwarded-For', forwardedFor === undefined ? handshake.sourceIp : `${forwardedFor}, ${handshake.sourceIp}`],
    ['X-Forwarded-Port', String(handshake.port)],
    ['X-Forwarded-Proto', handshake.scheme],
  ];
  const replaced = new Set(added.map(([name]) => name.toLowerCase()));
  return grouped([...own.filter(([name]) => !replaced.has(name.toLowerCase())), ...added]);
}

/** The last value of each name. */
export function lastValues(values: ReadonlyMap<string, readonly string[]>): Record<string, string> {
  return Object.fromEntries([...values].map(([name, all]) => [name, all[all.length - 1]]));
}

function grouped(pairs: Iterable<readonly [string, string]>): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...values.get(name) ?? [], value]);
  return values;
}
