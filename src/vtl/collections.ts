import { VtlRenderError } from './errors';
import { quote, toJson, type JsonStyle, type JsonWritable } from './json-writer';
import { ANY, getter, INT, method, overloads, type Parameter } from './signature';
import { equals, type Method, type MethodTable, type VtlObject, type VtlValue } from './value';

const LIST_CLASSES = {
  /** What JSON arrays and JSONPath give; printed as JSON. */
  json: 'net.minidev.json.JSONArray',
  /** A list or a range that the template wrote. */
  list: 'java.util.ArrayList',
  /** What `split` gives. */
  array: '[Ljava.lang.String;',
  keys: 'java.util.LinkedHashMap$LinkedKeySet',
  values: 'java.util.LinkedHashMap$LinkedValues',
  entries: 'java.util.LinkedHashMap$LinkedEntrySet',
};

export type ListKind = keyof typeof LIST_CLASSES;

/** Any of Java's ordered collections. */
export class VtlList implements VtlObject, JsonWritable {
  constructor(readonly items: VtlValue[], readonly kind: ListKind = 'list') {}

  get className(): string {
    return LIST_CLASSES[this.kind];
  }

  method(name: string, args: readonly VtlValue[]): VtlValue | undefined {
    const found = COLLECTION.get(name)?.(this, args);
    return found ?? (this.indexed ? LIST.get(name)?.(this, args) : undefined);
  }

  /** Whether it has `get(index)`: views of a map have not. */
  get indexed(): boolean {
    return this.kind === 'json' || this.kind === 'list' || this.kind === 'array';
  }

  equals(other: VtlValue): boolean {
    return other instanceof VtlList && other.items.length === this.items.length && this.items.every((item, i) => equals(item, other.items[i]));
  }

  toString(): string {
    return this.kind === 'json' ? this.toJson({ escapeSlash: true }) : `[${this.items.map(String).join(', ')}]`;
  }

  toJson(style: JsonStyle): string {
    return `[${this.items.map((item) => toJson(item, style)).join(',')}]`;
  }
}

/** A `LinkedHashMap`. */
export class VtlMap implements VtlObject, JsonWritable {
  readonly className = 'java.util.LinkedHashMap';
  readonly entries = new Map<VtlValue, VtlValue>();

  constructor(entries: Iterable<readonly [VtlValue, VtlValue]> = []) {
    for (const [key, value] of entries) this.entries.set(key, value);
  }

  get(key: VtlValue): VtlValue {
    return this.entries.get(key) ?? null;
  }

  method(name: string, args: readonly VtlValue[]): VtlValue | undefined {
    return MAP.get(name)?.(this, args);
  }

  equals(other: VtlValue): boolean {
    return other instanceof VtlMap && other.entries.size === this.entries.size
      && [...this.entries].every(([key, value]) => other.entries.has(key) && equals(value, other.get(key)));
  }

  toString(): string {
    return `{${[...this.entries].map(([key, value]) => `${key}=${value}`).join(', ')}}`;
  }

  toJson(style: JsonStyle): string {
    return `{${[...this.entries].map(([key, value]) => `${quote(String(key), style)}:${toJson(value, style)}`).join(',')}}`;
  }
}

/** One entry of a map, as `entrySet()` gives it. */
export class VtlEntry implements VtlObject {
  readonly className = 'java.util.LinkedHashMap$Entry';

  constructor(readonly map: VtlMap, readonly key: VtlValue) {}

  method(name: string, args: readonly VtlValue[]): VtlValue | undefined {
    return ENTRY.get(name)?.(this, args);
  }

  equals(other: VtlValue): boolean {
    return other instanceof VtlEntry && equals(this.key, other.key) && equals(this.map.get(this.key), other.map.get(other.key));
  }

  toString(): string {
    return `${this.key}=${this.map.get(this.key)}`;
  }
}

const COLLECTION_TYPE: Parameter<VtlList> = (value): value is VtlList => value instanceof VtlList && value.kind !== 'array';
const MAP_TYPE: Parameter<VtlMap> = (value): value is VtlMap => value instanceof VtlMap;

function indexOf(list: VtlList, item: VtlValue): number {
  return list.items.findIndex((candidate) => equals(candidate, item));
}

function checked(list: VtlList, index: number, length = list.items.length): number {
  if (index < 0 || index >= length) throw new VtlRenderError(`index ${index} out of bounds for length ${list.items.length}`);
  return index;
}

function replaceItems(list: VtlList, items: VtlValue[]): boolean {
  const changed = items.length !== list.items.length;
  list.items.splice(0, list.items.length, ...items);
  return changed;
}

const COLLECTION: MethodTable<VtlList> = new Map<string, Method<VtlList>>([
  ['size', getter((list) => list.items.length)],
  ['isEmpty', getter((list) => list.items.length === 0)],
  ['contains', method([ANY], (list, item) => indexOf(list, item) >= 0)],
  ['containsAll', method([COLLECTION_TYPE], (list, other) => other.items.every((item) => indexOf(list, item) >= 0))],
  ['toString', getter(String)],
  ['equals', method([ANY], (list, other) => list.equals(other))],
]);

const LIST: MethodTable<VtlList> = new Map<string, Method<VtlList>>([
  ['get', method([INT], (list, index) => list.items[checked(list, index)])],
  ['set', method([INT, ANY], (list, index, item) => list.items.splice(checked(list, index), 1, item)[0])],
  ['add', overloads(
    method([ANY], (list: VtlList, item) => list.items.push(item) > 0),
    method([INT, ANY], (list: VtlList, index, item) => {
      list.items.splice(checked(list, index, list.items.length + 1), 0, item);
      return null;
    }),
  )],
  ['addAll', method([COLLECTION_TYPE], (list, other) => {
    list.items.push(...other.items);
    return other.items.length > 0;
  })],
  ['remove', overloads(
    method([INT], (list: VtlList, index) => list.items.splice(checked(list, index), 1)[0]),
    method([ANY], (list: VtlList, item) => {
      const index = indexOf(list, item);
      if (index >= 0) list.items.splice(index, 1);
      return index >= 0;
    }),
  )],
  ['removeAll', method([COLLECTION_TYPE], (list, other) => replaceItems(list, list.items.filter((item) => indexOf(other, item) < 0)))],
  ['retainAll', method([COLLECTION_TYPE], (list, other) => replaceItems(list, list.items.filter((item) => indexOf(other, item) >= 0)))],
  ['indexOf', method([ANY], indexOf)],
  ['lastIndexOf', method([ANY], (list, item) => list.items.reduce<number>((last, candidate, i) => (equals(candidate, item) ? i : last), -1))],
  ['subList', method([INT, INT], (list, from, to) => {
    if (from < 0 || to > list.items.length || from > to) throw new VtlRenderError(`fromIndex: ${from}, toIndex: ${to}, length ${list.items.length}`);
    return new VtlList(list.items.slice(from, to));
  })],
  ['clear', getter((list) => {
    list.items.length = 0;
    return null;
  })],
]);

const MAP: MethodTable<VtlMap> = new Map<string, Method<VtlMap>>([
  ['get', method([ANY], (map, key) => map.get(key))],
  ['getOrDefault', method([ANY, ANY], (map, key, otherwise) => (map.entries.has(key) ? map.get(key) : otherwise))],
  ['put', method([ANY, ANY], put)],
  ['putIfAbsent', method([ANY, ANY], (map, key, value) => (map.get(key) === null ? put(map, key, value) : map.get(key)))],
  ['putAll', method([MAP_TYPE], (map, other) => {
    for (const [key, value] of other.entries) map.entries.set(key, value);
    return null;
  })],
  ['replace', method([ANY, ANY], (map, key, value) => (map.entries.has(key) ? put(map, key, value) : null))],
  ['remove', method([ANY], (map, key) => {
    const old = map.get(key);
    map.entries.delete(key);
    return old;
  })],
  ['containsKey', method([ANY], (map, key) => map.entries.has(key))],
  ['containsValue', method([ANY], (map, value) => [...map.entries.values()].some((candidate) => equals(candidate, value)))],
  ['size', getter((map) => map.entries.size)],
  ['isEmpty', getter((map) => map.entries.size === 0)],
  ['keySet', getter((map) => new VtlList([...map.entries.keys()], 'keys'))],
  ['values', getter((map) => new VtlList([...map.entries.values()], 'values'))],
  ['entrySet', getter((map) => new VtlList([...map.entries.keys()].map((key) => new VtlEntry(map, key)), 'entries'))],
  ['clear', getter((map) => {
    map.entries.clear();
    return null;
  })],
  ['toString', getter(String)],
  ['equals', method([ANY], (map, other) => map.equals(other))],
]);

const ENTRY: MethodTable<VtlEntry> = new Map<string, Method<VtlEntry>>([
  ['getKey', getter((entry) => entry.key)],
  ['getValue', getter((entry) => entry.map.get(entry.key))],
  ['setValue', method([ANY], (entry, value) => put(entry.map, entry.key, value))],
  ['toString', getter(String)],
]);

function put(map: VtlMap, key: VtlValue, value: VtlValue): VtlValue {
  const old = map.get(key);
  map.entries.set(key, value);
  return old;
}
