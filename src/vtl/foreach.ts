import { getter } from './signature';
import type { Method, MethodTable, VtlObject, VtlValue } from './value';

/** The `$foreach` of a loop. */
export class Foreach implements VtlObject {
  readonly className = 'org.apache.velocity.runtime.directive.ForeachScope';
  /** From 0. */
  index = 0;

  constructor(readonly length: number, readonly parent: Foreach | undefined) {}

  method(name: string, args: readonly VtlValue[]): VtlValue | undefined {
    return METHODS.get(name)?.(this, args);
  }

  equals(other: VtlValue): boolean {
    return this === other;
  }

  toString(): string {
    return this.className;
  }
}

const METHODS: MethodTable<Foreach> = new Map<string, Method<Foreach>>([
  ['getIndex', getter((loop) => loop.index)],
  ['getCount', getter((loop) => loop.index + 1)],
  ['hasNext', getter((loop) => loop.index + 1 < loop.length)],
  ['getHasNext', getter((loop) => loop.index + 1 < loop.length)],
  ['isFirst', getter((loop) => loop.index === 0)],
  ['isLast', getter((loop) => loop.index + 1 === loop.length)],
  ['getParent', getter((loop) => loop.parent ?? null)],
  ['getTopmost', getter(topmost)],
]);

function topmost(loop: Foreach): VtlValue {
  return loop.parent ? topmost(loop.parent) : loop;
}
