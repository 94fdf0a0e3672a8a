import { Double, isNumber, numberClass, toDouble, type JavaNumber } from './number';

/** Anything a template can hold. */
export type VtlValue = null | boolean | string | JavaNumber | VtlObject;

/** Calls a method on `self`; undefined when no overload takes these arguments. */
export type Method<T> = (self: T, args: readonly VtlValue[]) => VtlValue | undefined;
export type MethodTable<T> = ReadonlyMap<string, Method<T>>;

/**
 * A value with methods. Only what `method` answers can be reached from a template: there is no way from
 * a name in a template to a property of a JavaScript object.
 */
export interface VtlObject {
  /** The Java class it stands for, such as `java.util.LinkedHashMap`. */
  readonly className: string;
  /** Undefined when there is no such method for these arguments. */
  method(name: string, args: readonly VtlValue[]): VtlValue | undefined;
  toString(): string;
  equals(other: VtlValue): boolean;
}

export function isObject(value: VtlValue): value is VtlObject {
  return typeof value === 'object' && value !== null && !(value instanceof Double);
}

export function className(value: Exclude<VtlValue, null>): string {
  if (typeof value === 'string') return 'java.lang.String';
  if (typeof value === 'boolean') return 'java.lang.Boolean';
  return isNumber(value) ? numberClass(value) : value.className;
}

/** `equals` of Java: an `Integer` is never equal to a `Double`. */
export function equals(left: VtlValue, right: VtlValue): boolean {
  if (left === right) return true;
  if (left instanceof Double) return right instanceof Double && left.value === right.value;
  return isObject(left) && left.equals(right);
}

/** `==` of a template: numbers by size, values of different classes by their text. */
export function looselyEqual(left: VtlValue, right: VtlValue): boolean {
  if (left === null || right === null) return left === right;
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0;
  if (className(left) === className(right)) return equals(left, right);
  return String(left) === String(right);
}

export function compareNumbers(left: JavaNumber, right: JavaNumber): number {
  if (left instanceof Double || right instanceof Double) return Math.sign(toDouble(left) - toDouble(right));
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
