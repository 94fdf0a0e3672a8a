import { own, plainOrEmpty, type Plain } from '../../model/coerce';

type Spec = Readonly<Record<string, (value: unknown) => unknown>>;

/** Reads the fields of a resource: each from the property of the same name with a capital letter. */
export function fields<S extends Spec>(properties: unknown, spec: S): { [K in keyof S]: ReturnType<S[K]> } {
  const source = plainOrEmpty(properties);
  return Object.fromEntries(Object.keys(spec).map((name) => [name, spec[name](property(source, name))])) as { [K in keyof S]: ReturnType<S[K]> };
}

/** A property by its model name. */
export function property(properties: Plain, name: string): unknown {
  return own(properties, name.charAt(0).toUpperCase() + name.slice(1));
}

/** The objects of a list with their indexes; what is no object is left out. */
export function objects(list: unknown): [number, Plain][] {
  return Array.isArray(list) ? list.flatMap((item: unknown, index): [number, Plain][] => typeof item === 'object' && item !== null ? [[index, plainOrEmpty(item)]] : []) : [];
}
