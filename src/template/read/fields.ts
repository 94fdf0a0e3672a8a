import { own, plainOrEmpty, type Plain } from '../../model/coerce';

type Spec = Readonly<Record<string, (value: unknown) => unknown>>;

/** Reads the fields of a resource: each from the property of the same name with a capital letter. */
export function fields<S extends Spec>(properties: unknown, spec: S): { [K in keyof S]: ReturnType<S[K]> } {
  const source = plainOrEmpty(properties);
  const read: Record<string, unknown> = {};
  for (const name in spec) read[name] = spec[name](own(source, propertyName(name)));
  return read as { [K in keyof S]: ReturnType<S[K]> };
}

/** Names are few and asked for thousands of times. */
const NAMES = new Map<string, string>();

function propertyName(field: string): string {
  let name = NAMES.get(field);
  if (name === undefined) NAMES.set(field, name = field.charAt(0).toUpperCase() + field.slice(1));
  return name;
}

/** The objects of a list with their indexes; what is no object is left out. */
export function objects(list: unknown): [number, Plain][] {
  return Array.isArray(list) ? list.flatMap((item: unknown, index): [number, Plain][] => typeof item === 'object' && item !== null ? [[index, plainOrEmpty(item)]] : []) : [];
}
