import { VtlList, VtlMap } from './collections';
import { VtlRenderError } from './errors';
import { Double, isNumber } from './number';
import { BOOLEAN_METHODS, DOUBLE_METHODS, WHOLE_METHODS } from './number-methods';
import { getter } from './signature';
import { STRING_METHODS } from './string-methods';
import { className, type Method, type MethodTable, type VtlObject, type VtlValue } from './value';

/** Calls a method of any value; undefined when there is none of this name for these arguments. */
export function callMethod(target: Exclude<VtlValue, null>, name: string, args: readonly VtlValue[]): VtlValue | undefined {
  if (name === 'getClass' && args.length === 0) return new VtlClass(className(target));
  if (typeof target === 'string') return STRING_METHODS.get(name)?.(target, args);
  if (typeof target === 'boolean') return BOOLEAN_METHODS.get(name)?.(target, args);
  if (isNumber(target)) return (target instanceof Double ? DOUBLE_METHODS : WHOLE_METHODS).get(name)?.(target, args);
  return target.method(name, args);
}

/** `$target.name`: a getter, then a map's key, then `get("name")`, then `isName`, in Velocity's order. */
export function getProperty(target: Exclude<VtlValue, null>, name: string): VtlValue | undefined {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  const got = callMethod(target, `get${capital}`, []);
  if (got !== undefined) return got;
  if (target instanceof VtlMap) return target.get(name);
  return callMethod(target, 'get', [name]) ?? callMethod(target, `is${capital}`, []);
}

/** `$target[index]`; a negative index counts from the end. */
export function getIndex(target: Exclude<VtlValue, null>, index: VtlValue): VtlValue | undefined {
  if (typeof index === 'number' && index < 0 && callMethod(target, 'size', []) === undefined && !(target instanceof VtlList)) {
    throw new VtlRenderError(`a negative index needs a 'size()' method, which ${className(target)} has not`);
  }
  return callMethod(target, 'get', [fromEnd(target, index)]);
}

/** `#set($target.name = value)`, or with an index. What cannot be set is left as it is. */
export function setMember(target: VtlValue, member: VtlValue, value: VtlValue): void {
  if (target instanceof VtlMap) target.entries.set(member, value);
  else if (target instanceof VtlList) target.method('set', [fromEnd(target, member), value]);
}

function fromEnd(target: VtlValue, index: VtlValue): VtlValue {
  return target instanceof VtlList && typeof index === 'number' && index < 0 ? target.items.length + index : index;
}

/** What a `#foreach` walks; undefined when the value is nothing to walk. */
export function itemsOf(value: VtlValue): readonly VtlValue[] | undefined {
  if (value instanceof VtlList) return value.items;
  return value instanceof VtlMap ? [...value.entries.values()] : undefined;
}

/** What `$x.class` gives. */
class VtlClass implements VtlObject {
  readonly className = 'java.lang.Class';

  constructor(readonly named: string) {}

  method(name: string, args: readonly VtlValue[]): VtlValue | undefined {
    return CLASS.get(name)?.(this, args);
  }

  equals(other: VtlValue): boolean {
    return other instanceof VtlClass && other.named === this.named;
  }

  toString(): string {
    return `class ${this.named}`;
  }
}

const CLASS: MethodTable<VtlClass> = new Map<string, Method<VtlClass>>([
  ['getName', getter((c) => c.named)],
  ['getSimpleName', getter((c) => c.named.replace(/^.*[.$]/, ''))],
  ['toString', getter(String)],
]);
