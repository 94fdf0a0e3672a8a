import type { Double } from './number';

/** A place in a template; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A parsed mapping template. Immutable: parse once, render as often as needed. */
export interface Template {
  readonly nodes: readonly Node[];
  /** By name, wherever they stand: a macro may be called before its definition. */
  readonly macros: ReadonlyMap<string, Macro>;
}

export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'set'; readonly target: Reference; readonly value: Expression }
  | { readonly kind: 'if'; readonly branches: readonly Branch[]; readonly otherwise?: readonly Node[] }
  | { readonly kind: 'foreach'; readonly variable: string; readonly items: Expression; readonly body: readonly Node[]; readonly at: Position }
  | { readonly kind: 'break' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'define'; readonly variable: string; readonly body: readonly Node[] }
  | MacroCall;

export interface Branch {
  readonly condition: Expression;
  readonly body: readonly Node[];
}

export interface Macro {
  readonly parameters: readonly string[];
  readonly body: readonly Node[];
}

export interface MacroCall {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
  /** Of `#@name() … #end`. */
  readonly body?: readonly Node[];
  /** What is printed when no such macro exists. */
  readonly source: string;
}

/** `$name.property.method(args)[index]`, in any of its spellings. */
export interface Reference {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly at: Position;
}

export type Step =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'method'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'index'; readonly index: Expression };

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | bigint | boolean | Double }
  | { readonly kind: 'interpolated'; readonly nodes: readonly Node[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'range'; readonly from: Expression; readonly to: Expression }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression };
