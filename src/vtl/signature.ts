import { isWhole, type Whole } from './number';
import type { Method, VtlValue } from './value';

/** A Java parameter type: which values it takes. */
export type Parameter<A extends VtlValue> = (value: VtlValue) => value is A;

export const STRING: Parameter<string> = (value) => typeof value === 'string';
export const WHOLE: Parameter<Whole> = (value): value is Whole => isWhole(value);
export const INT: Parameter<number> = (value) => typeof value === 'number';
export const ANY: Parameter<VtlValue> = (value): value is VtlValue => value !== undefined;

type Arguments<P extends readonly Parameter<VtlValue>[]> = { [I in keyof P]: P[I] extends Parameter<infer A> ? A : never };

/** A method that takes exactly these parameters. */
export function method<T, const P extends readonly Parameter<VtlValue>[]>(
  parameters: P, call: (self: T, ...args: Arguments<P>) => VtlValue,
): Method<T> {
  return (self, args) => {
    if (args.length !== parameters.length || !parameters.every((takes, i) => takes(args[i]))) return undefined;
    return call(self, ...(args as unknown as Arguments<P>));
  };
}

/** A method without parameters. */
export function getter<T>(call: (self: T) => VtlValue): Method<T> {
  return method([], call);
}

/** The first of several methods of one name that takes the arguments. */
export function overloads<T>(...methods: readonly Method<T>[]): Method<T> {
  return (self, args) => {
    for (const candidate of methods) {
      const result = candidate(self, args);
      if (result !== undefined) return result;
    }
    return undefined;
  };
}
