import { AwsFailed } from './errors';

/** The credentials may not read it: it exists or not. */
export const UNKNOWN = Symbol('unknown');

/** What AWS answers. @throws AwsFailed that says what was being done */
export async function call<T>(action: string, promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw new AwsFailed(action, error);
  }
}

/** What is asked for, `undefined` when it does not exist, `UNKNOWN` when the caller may not see it or it is in use. */
export async function lookUp<T>(action: string, promise: Promise<T>): Promise<T | undefined | typeof UNKNOWN> {
  try {
    return await promise;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'ResourceNotFoundException' || name === 'NoSuchEntityException') return undefined;
    if (/^(AccessDenied|ResourceConflict)/.test(name)) return UNKNOWN;
    throw new AwsFailed(action, error);
  }
}

/** Whether something was there to act on, and could be. */
export const isDone = (answer: unknown): boolean => answer !== undefined && answer !== UNKNOWN;

/** The items of all pages. */
export async function allPages<T>(action: string, page: (token?: string) => Promise<{ Items?: T[]; NextToken?: string }>): Promise<T[]> {
  const found: T[] = [];
  let token: string | undefined;
  do {
    const { Items = [], NextToken } = await call(action, page(token));
    found.push(...Items);
    token = NextToken;
  } while (token);
  return found;
}

/** JSON; an empty object where it is none. */
export function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
}
