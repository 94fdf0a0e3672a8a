import { createHash } from 'node:crypto';
import { Lazy, Stack, Token, type CfnElement } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A logical id has at most 255 characters. */
const MAX_PREFIX = 220;

const NAMED = new WeakMap<Stack, Map<string, (() => string)[]>>();

/**
 * Names a resource in the template after what it contains and not after where in the app it was made. So it keeps its logical id
 * when calls are added before or moved, and gets another one when it changes: what an older deployment refers to stays as it was.
 *
 * Resources of the same prefix and content are numbered. Which is which does not matter, because they are equal.
 *
 * @param prefix the first part of the logical id, letters and digits
 * @param content asked at synthesis
 */
export function nameByContent(element: CfnElement, prefix: string, content: () => unknown): void {
  const stack = Stack.of(element);
  const base = prefix.slice(-MAX_PREFIX);
  const groups = NAMED.get(stack) ?? new Map<string, (() => string)[]>();
  NAMED.set(stack, groups);
  const group = groups.get(base) ?? [];
  groups.set(base, group);
  const earlier = [...group];
  const hash = () => contentHash(element, content());
  group.push(hash);
  element.overrideLogicalId(Lazy.uncachedString({
    produce: () => {
      const own = hash();
      const equal = earlier.filter((other) => other() === own).length;
      return `${base}${own}${equal > 0 ? `x${equal + 1}` : ''}`;
    },
  }));
}

/** Equal for what stands in a template as the same text. */
export function contentHash(scope: IConstruct, content: unknown): string {
  return createHash('sha256').update(JSON.stringify(Stack.of(scope).resolve(content))).digest('hex').slice(0, 16);
}

/** What construct ids, which must be known, may have of a name. */
export function idPart(scope: IConstruct, name: string): string {
  return Token.isUnresolved(name) ? contentHash(scope, name) : name;
}
