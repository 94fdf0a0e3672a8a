import { AwsError } from '../service';

/** How a service pages: `position`/`limit` with `item` (v1), `nextToken`/`maxResults` with `items` (v2). */
export type PageStyle = 'v1' | 'v2';

const MAX_LIMIT = 500;
const DEFAULT_LIMIT = { v1: 25, v2: MAX_LIMIT };

/** One page of `entries` as the query asks for it. The position of the next one is opaque to the client. */
export function page<T>(style: PageStyle, entries: readonly T[], query: URLSearchParams, view: (entry: T) => object): object {
  const [limitName, positionName, itemsName] = style === 'v1' ? ['limit', 'position', 'item'] : ['maxResults', 'nextToken', 'items'];
  const limit = limitOf(query.get(limitName), style);
  const start = startOf(query.get(positionName));
  const end = start + limit;
  return {
    [itemsName]: entries.slice(start, end).map(view),
    ...limit > 0 && end < entries.length ? { [positionName]: Buffer.from(String(end)).toString('base64url') } : {},
  };
}

function limitOf(text: string | null, style: PageStyle): number {
  if (text === null || text === '') return DEFAULT_LIMIT[style];
  const limit = Number(text);
  if (style === 'v1' && limit < 1) return 0;
  if (!Number.isInteger(limit) || limit < 1) throw new AwsError('BadRequestException', `Invalid limit: ${text}. Must be between 1 and ${MAX_LIMIT}`);
  return Math.min(limit, MAX_LIMIT);
}

function startOf(position: string | null): number {
  if (position === null || position === '') return 0;
  const start = Number(Buffer.from(position, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0) throw new AwsError('BadRequestException', 'Invalid position specified');
  return start;
}
