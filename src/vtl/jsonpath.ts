import { VtlList, VtlMap } from './collections';
import { VtlRenderError } from './errors';
import { parsePath, type Filter, type Operand, type PathStep } from './jsonpath-parser';
import { isNumber } from './number';
import { compareNumbers, looselyEqual, type VtlValue } from './value';

/**
 * Reads a JSONPath the way Jayway's library does: a definite path gives the value itself (null when
 * there is none), a path with a wildcard, deep scan, slice, several indexes or a filter gives a list.
 *
 * @throws VtlRenderError for a path that cannot be read
 */
export function readPath(document: VtlValue, path: string): VtlValue {
  const { steps, definite } = parsePath(path);
  const found = walk([document], steps, document);
  return definite ? found[0] ?? null : new VtlList(found, 'json');
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
  return items.slice(from ?? 0, to ?? items.length);
}

/** Whether the filter holds for an item. */
function matches(filter: Filter, item: VtlValue, root: VtlValue): boolean {
  switch (filter.kind) {
    case 'any': return filter.filters.some((part) => matches(part, item, root));
    case 'all': return filter.filters.every((part) => matches(part, item, root));
    case 'not': return !matches(filter.filter, item, root);
    case 'exists': return evaluate(filter.operand, item, root) !== undefined;
    case 'compare': {
      const left = evaluate(filter.left, item, root);
      if (filter.right.kind === 'pattern') return typeof left === 'string' && filter.right.pattern.test(left);
      return compare(left, filter.operator, evaluate(filter.right, item, root));
    }
  }
}

function evaluate(operand: Operand, item: VtlValue, root: VtlValue): VtlValue | undefined {
  if (operand.kind === 'value') return operand.value;
  if (operand.kind === 'pattern') return operand.pattern.source;
  const found = walk([operand.fromRoot ? root : item], operand.path.steps, root);
  return operand.path.definite ? found[0] : new VtlList(found, 'json');
}

function compare(left: VtlValue | undefined, operator: string, right: VtlValue | undefined): boolean {
  if (operator === 'exists') return (left !== undefined) === (right === true);
  if (operator === '!=') return left === undefined || right === undefined ? left !== right : !looselyEqual(left, right);
  if (left === undefined || right === undefined) return operator === '==' && left === right;
  switch (operator) {
    case '==': return looselyEqual(left, right);
    case 'in': return right instanceof VtlList && right.items.some((item) => looselyEqual(left, item));
    case 'nin': return right instanceof VtlList && !right.items.some((item) => looselyEqual(left, item));
    case 'contains': return left instanceof VtlList ? left.items.some((item) => looselyEqual(item, right)) : String(left).includes(String(right));
    case 'size': return sizeOf(left) !== undefined && looselyEqual(sizeOf(left)!, right);
    case 'empty': return sizeOf(left) !== undefined && (sizeOf(left) === 0) === (right === true);
    default: return ordered(left, operator, right);
  }
}

function ordered(left: VtlValue, operator: string, right: VtlValue): boolean {
  let order: number;
  if (isNumber(left) && isNumber(right)) order = compareNumbers(left, right);
  else if (typeof left === 'string' && typeof right === 'string') order = left < right ? -1 : Number(left > right);
  else return false;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

function sizeOf(value: VtlValue): number | undefined {
  if (value instanceof VtlList) return value.items.length;
  if (value instanceof VtlMap) return value.entries.size;
  return typeof value === 'string' ? value.length : undefined;
}
