import { VtlList, VtlMap } from './collections';
import { VtlRenderError } from './errors';
import type { Filter, Operand } from './jsonpath-filter';
import { callFunction } from './jsonpath-functions';
import { parsePath, type Path, type PathStep } from './jsonpath-parser';
import { isNumber } from './number';
import { className, compareNumbers, equals, looselyEqual, type VtlValue } from './value';

/**
 * Reads a JSONPath the way Jayway's library does: a definite path gives the value itself (null when
 * there is none), a path with a wildcard, deep scan, slice, several indexes or a filter gives a list,
 * a path with a function what the function makes of either.
 *
 * @throws VtlRenderError for a path that cannot be read
 */
export function readPath(document: VtlValue, path: string): VtlValue {
  return evaluatePath(parsePath(path), document, document) ?? null;
}

/** `undefined` where a definite path leads nowhere. */
function evaluatePath({ steps, definite, call }: Path, from: VtlValue, root: VtlValue): VtlValue | undefined {
  const found = walk([from], steps, root);
  if (call === undefined) return definite ? found[0] : new VtlList(found, 'json');
  const isSingle = found.length === 1 && steps.every((step) => step.kind === 'keys' || (step.kind === 'indexes' && step.indexes.length === 1));
  const value = isSingle || steps.length === 0 ? found[0] : new VtlList(found, 'json');
  if (found.length === 0 && steps.every(({ kind }) => kind === 'keys')) return undefined;
  return callFunction(call.name, value, call.args.map((operand) => evaluate(operand, from, root) ?? null));
}

/** Every value that the steps lead to. */
function walk(from: readonly VtlValue[], steps: readonly PathStep[], root: VtlValue): VtlValue[] {
  let values = [...from];
  for (const step of steps) values = values.flatMap((value) => advance(value, step, root));
  return values;
}

function advance(value: VtlValue, step: PathStep, root: VtlValue): VtlValue[] {
  switch (step.kind) {
    case 'keys': return properties(value, step.keys);
    case 'wildcard': return childrenOf(value);
    case 'indexes': return value instanceof VtlList ? step.indexes.filter((i) => i >= 0 && i < value.items.length).map((i) => value.items[i]) : [];
    case 'slice': return value instanceof VtlList ? slice(value.items, step.from, step.to) : [];
    case 'filter': return (value instanceof VtlList ? value.items : [value]).filter((item) => matches(step.filter, item, root));
    case 'deep': return [value, ...descendants(value)].filter((item) => applies(item, step.next)).flatMap((item) => advance(item, step.next, root));
  }
}

/** Several keys give one object of those that exist. */
function properties(value: VtlValue, keys: readonly string[]): VtlValue[] {
  if (!(value instanceof VtlMap)) return [];
  if (keys.length === 1) return value.entries.has(keys[0]) ? [value.get(keys[0])] : [];
  return [new VtlMap(keys.filter((key) => value.entries.has(key)).map((key) => [key, value.get(key)] as const))];
}

function childrenOf(value: VtlValue): VtlValue[] {
  if (value instanceof VtlMap) return [...value.entries.values()];
  return value instanceof VtlList ? [...value.items] : [];
}

function descendants(value: VtlValue): VtlValue[] {
  return childrenOf(value).flatMap((child) => [child, ...descendants(child)]);
}

/** A deep scan tries keys on objects only and the rest on what it fits. */
function applies(value: VtlValue, next: PathStep): boolean {
  if (next.kind === 'keys') return value instanceof VtlMap && next.keys.every((key) => value.entries.has(key));
  if (next.kind === 'filter') return value instanceof VtlList;
  return value instanceof VtlMap || value instanceof VtlList;
}

function slice(items: readonly VtlValue[], from: number | undefined, to: number | undefined): VtlValue[] {
  if (from === undefined && to === undefined) throw new VtlRenderError('a slice needs a start or an end');
  if (from === undefined || to === undefined) return items.slice(from ?? 0, to ?? items.length);
  // Between two bounds each index counts by itself, those below zero from the end.
  const indexes = Array.from({ length: Math.max(Math.min(to, items.length) - from, 0) }, (_, i) => from + i);
  return indexes.map((index) => (index < 0 ? items.length + index : index)).filter((index) => index in items).map((index) => items[index]);
}

/** Whether the filter holds for an item. */
function matches(filter: Filter, item: VtlValue, root: VtlValue): boolean {
  switch (filter.kind) {
    case 'any': return filter.filters.some((part) => matches(part, item, root));
    case 'all': return filter.filters.every((part) => matches(part, item, root));
    case 'not': return !matches(filter.filter, item, root);
    case 'exists': return evaluate(filter.operand, item, root) !== undefined;
    case 'compare': return compareOperands(filter, item, root);
  }
}

/** The regular expression of `=~` may be on either side. */
function compareOperands({ left, operator, right }: Extract<Filter, { kind: 'compare' }>, item: VtlValue, root: VtlValue): boolean {
  if (left.kind === 'pattern' || right.kind === 'pattern') {
    const [pattern, other] = left.kind === 'pattern' ? [left, right] : [right, left];
    const value = evaluate(other, item, root);
    return operator === '=~' && pattern.kind === 'pattern' && typeof value === 'string' && pattern.matches(value);
  }
  return compare(evaluate(left, item, root), operator, evaluate(right, item, root));
}

function evaluate(operand: Operand, item: VtlValue, root: VtlValue): VtlValue | undefined {
  if (operand.kind === 'value') return operand.value;
  return operand.kind === 'pattern' ? undefined : evaluatePath(operand.path, operand.fromRoot ? root : item, root);
}

function compare(left: VtlValue | undefined, operator: string, right: VtlValue | undefined): boolean {
  if (operator === 'exists') return (left !== undefined) === (right === true);
  if (operator === '!=') return left === undefined || right === undefined ? left !== right : !looselyEqual(left, right);
  if (operator === '!==') return !compare(left, '===', right);
  if (left === undefined || right === undefined) return /^==/.test(operator) && left === right;
  switch (operator) {
    case '==': return looselyEqual(left, right);
    case '===': return isNumber(left) && isNumber(right) ? compareNumbers(left, right) === 0 : sameClass(left, right) && equals(left, right);
    case 'in': return right instanceof VtlList && includes(right, left);
    case 'nin': return right instanceof VtlList && !includes(right, left);
    case 'subsetof': return areLists(left, right, (items, others) => items.items.every((item) => includes(others, item)));
    case 'anyof': return areLists(left, right, (items, others) => items.items.some((item) => includes(others, item)));
    case 'noneof': return areLists(left, right, (items, others) => !items.items.some((item) => includes(others, item)));
    case 'all': return areLists(left, right, (items, others) => others.items.every((item) => includes(items, item)));
    case 'contains': return left instanceof VtlList ? includes(left, right) : String(left).includes(String(right));
    case 'size': return sizeOf(left) !== undefined && looselyEqual(sizeOf(left)!, right);
    case 'empty': return sizeOf(left) !== undefined && (sizeOf(left) === 0) === (right === true);
    default: return ordered(left, operator, right);
  }
}

function includes(list: VtlList, value: VtlValue): boolean {
  return list.items.some((item) => looselyEqual(item, value));
}

function areLists(left: VtlValue, right: VtlValue, test: (left: VtlList, right: VtlList) => boolean): boolean {
  return left instanceof VtlList && right instanceof VtlList && test(left, right);
}

function sameClass(left: VtlValue, right: VtlValue): boolean {
  return left !== null && right !== null ? className(left) === className(right) : left === right;
}

function ordered(left: VtlValue, operator: string, right: VtlValue): boolean {
  let order: number;
  if (isNumber(left) && isNumber(right)) order = compareNumbers(left, right);
  else if (typeof left === 'string' && typeof right === 'string') order = left < right ? -1 : Number(left > right);
  else return false;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : operator === '>=' && order >= 0;
}

function sizeOf(value: VtlValue): number | undefined {
  if (value instanceof VtlList) return value.items.length;
  if (value instanceof VtlMap) return value.entries.size;
  return typeof value === 'string' ? value.length : undefined;
}
