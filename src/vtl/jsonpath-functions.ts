import { VtlList, VtlMap } from './collections';
import { VtlRenderError } from './errors';
import { Double, isNumber, isWhole, toDouble } from './number';
import type { VtlValue } from './value';

type JsonPathFunction = (value: VtlValue, args: readonly VtlValue[]) => VtlValue;

/** The functions that a path may end in. */
const FUNCTIONS: ReadonlyMap<string, JsonPathFunction> = new Map<string, JsonPathFunction>([
  ['length', lengthOf],
  ['size', lengthOf],
  ['keys', (value) => (value instanceof VtlMap ? new VtlList([...value.entries.keys()], 'keys') : null)],
  ['min', statistic((numbers) => Math.min(...numbers))],
  ['max', statistic((numbers) => Math.max(...numbers))],
  ['avg', statistic(average)],
  ['sum', statistic((numbers) => numbers.reduce((sum, number) => sum + number, 0))],
  ['stddev', statistic((numbers) => Math.sqrt(average(numbers.map((number) => (number - average(numbers)) ** 2))))],
  ['first', (value) => itemAt(value, 0)],
  ['last', (value) => itemAt(value, -1)],
  ['index', (value, [index]) => itemAt(value, isWhole(index) ? Number(index) : 0)],
  ['concat', (value, args) => [...(value instanceof VtlList ? value.items : []), ...args].filter((item) => item !== null && !(typeof item === 'object' && !(item instanceof Double))).map(String).join('')],
  ['append', (value, args) => (value instanceof VtlList ? new VtlList([...value.items, ...args], 'json') : value)],
]);

/** @throws VtlRenderError for a function that there is not, or that has nothing to count */
export function callFunction(name: string, value: VtlValue, args: readonly VtlValue[]): VtlValue {
  const found = FUNCTIONS.get(name);
  if (found === undefined) throw new VtlRenderError(`JSONPath has no function '${name}', allowed are ${[...FUNCTIONS.keys()].join(', ')}`);
  return found(value, args);
}

function lengthOf(value: VtlValue): VtlValue {
  if (value instanceof VtlList) return value.items.length;
  if (value instanceof VtlMap) return value.entries.size;
  return typeof value === 'string' ? value.length : null;
}

/** Over the numbers of a list and of the arguments; always a double. */
function statistic(of: (numbers: readonly number[]) => number): JsonPathFunction {
  return (value, args) => {
    const numbers = [...(value instanceof VtlList ? value.items : []), ...args].filter(isNumber).map(toDouble);
    if (numbers.length === 0) throw new VtlRenderError('Aggregation function attempted to calculate value using empty array');
    return new Double(of(numbers));
  };
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function itemAt(value: VtlValue, index: number): VtlValue {
  return value instanceof VtlList ? value.items.at(index) ?? null : null;
}
