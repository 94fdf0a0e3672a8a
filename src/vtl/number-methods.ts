import { VtlRenderError } from './errors';
import { Double, isNumber, toDouble, whole, type JavaNumber, type Whole } from './number';
import { ANY, getter, method, overloads, STRING, WHOLE, type Parameter } from './signature';
import { compareNumbers, equals, type Method, type MethodTable, type VtlValue } from './value';

const NUMBER: Parameter<JavaNumber> = (value): value is JavaNumber => isNumber(value);

const SHARED: readonly (readonly [string, Method<JavaNumber>])[] = [
  ['intValue', getter(truncate)],
  ['longValue', getter(truncate)],
  ['doubleValue', getter((n) => new Double(toDouble(n)))],
  ['floatValue', getter((n) => new Double(toDouble(n)))],
  ['toString', getter(String)],
  ['equals', method([ANY], (n, other) => equals(n, other))],
];

/** The methods of `Integer` and `Long`, static ones included: `$n.parseInt('12')`. */
export const WHOLE_METHODS: MethodTable<JavaNumber> = new Map<string, Method<JavaNumber>>([
  ...SHARED,
  ['compareTo', method([WHOLE], (n, other) => compareNumbers(n, other))],
  ['parseInt', method([STRING], (_, text) => parseWhole(text))],
  ['parseLong', method([STRING], (_, text) => parseWhole(text))],
  ['valueOf', overloads(method([STRING], (_, text) => parseWhole(text)), method([WHOLE], (_, n) => n))],
  ['max', method([WHOLE, WHOLE], (_, a, b) => (a > b ? a : b))],
  ['min', method([WHOLE, WHOLE], (_, a, b) => (a < b ? a : b))],
  ['sum', method([WHOLE, WHOLE], (_, a, b) => whole(BigInt(a) + BigInt(b)))],
  ['signum', method([WHOLE], (_, n) => compareNumbers(n, 0))],
  ['toHexString', method([WHOLE], (_, n) => BigInt.asUintN(32, BigInt(n)).toString(16))],
  ['hashCode', getter((n) => n as Whole)],
]);

/** The methods of `Double`. */
export const DOUBLE_METHODS: MethodTable<JavaNumber> = new Map<string, Method<JavaNumber>>([
  ...SHARED,
  ['compareTo', method([(value): value is Double => value instanceof Double], (n, other) => compareNumbers(n, other))],
  ['parseDouble', method([STRING], (_, text) => parseDouble(text))],
  ['valueOf', overloads(method([STRING], (_, text) => parseDouble(text)), method([NUMBER], (_, n) => new Double(toDouble(n))))],
  ['isNaN', getter((n) => Number.isNaN(toDouble(n)))],
  ['isInfinite', getter((n) => Math.abs(toDouble(n)) === Infinity)],
  ['max', method([NUMBER, NUMBER], (_, a, b) => new Double(Math.max(toDouble(a), toDouble(b))))],
  ['min', method([NUMBER, NUMBER], (_, a, b) => new Double(Math.min(toDouble(a), toDouble(b))))],
]);

/** The methods of `Boolean`. */
export const BOOLEAN_METHODS: MethodTable<boolean> = new Map<string, Method<boolean>>([
  ['toString', getter(String)],
  ['booleanValue', getter((b: boolean): VtlValue => b)],
  ['equals', method([ANY], (b, other) => b === other)],
  ['hashCode', getter((b: boolean) => (b ? 1231 : 1237))],
  ['parseBoolean', method([STRING], (_, text) => text.toLowerCase() === 'true')],
  ['valueOf', method([STRING], (_, text) => text.toLowerCase() === 'true')],
]);

function truncate(n: JavaNumber): Whole {
  return n instanceof Double ? Math.trunc(n.value) : n;
}

function parseWhole(text: string): Whole {
  if (!/^[-+]?\d+$/.test(text)) throw new VtlRenderError(`for input string: "${text}"`);
  return whole(BigInt(text.replace(/^\+/, '')));
}

function parseDouble(text: string): Double {
  const value = text.trim() === '' ? NaN : Number(text);
  if (Number.isNaN(value) && text !== 'NaN') throw new VtlRenderError(`for input string: "${text}"`);
  return new Double(value);
}
