import type { BinaryOperator, Expression, Node, Position, Reference, Step } from './ast';
import { parseNumber } from './number';
import type { Scanner } from './scanner';

/** Parses the template inside a double-quoted string; given in, because templates and expressions contain each other. */
export type ParseNested = (text: string, at: Position) => readonly Node[];

/** Operators from the loosest to the tightest, with their word forms. */
const LEVELS: readonly { readonly pattern: RegExp; readonly names?: Readonly<Record<string, BinaryOperator>> }[] = [
  { pattern: /\|\||or(?![\w-])/y, names: { or: '||' } },
  { pattern: /&&|and(?![\w-])/y, names: { and: '&&' } },
  { pattern: /==|!=|(?:eq|ne)(?![\w-])/y, names: { eq: '==', ne: '!=' } },
  { pattern: /<=|>=|<|>|(?:lt|le|gt|ge)(?![\w-])/y, names: { lt: '<', le: '<=', gt: '>', ge: '>=' } },
  { pattern: /\+|-(?!\d)/y },
  { pattern: /[*/%]/y },
];

/** An expression as `#set` and `#if` take it. */
export function parseExpression(scanner: Scanner, nested: ParseNested, level = 0): Expression {
  if (level === LEVELS.length) return parseUnary(scanner, nested);
  let left = parseExpression(scanner, nested, level + 1);
  for (;;) {
    scanner.skipSpace();
    if (scanner.look(/-\d/y)) throw scanner.error(`a space is needed after the minus, found ${scanner.found()}`);
    const found = scanner.take(LEVELS[level].pattern);
    if (!found) return left;
    const operator = LEVELS[level].names?.[found[0]] ?? (found[0] as BinaryOperator);
    left = { kind: 'binary', operator, left, right: parseExpression(scanner, nested, level + 1) };
  }
}

function parseUnary(scanner: Scanner, nested: ParseNested): Expression {
  scanner.skipSpace();
  if (scanner.take(/!|not(?![\w-])/y)) return { kind: 'not', operand: parseUnary(scanner, nested) };
  if (scanner.takeText('(')) {
    const inner = parseExpression(scanner, nested);
    scanner.skipSpace();
    scanner.expect(')', 'after the expression');
    return inner;
  }
  return parseOperand(scanner, nested);
}

/** What a method or macro takes as an argument: no operators. */
export function parseOperand(scanner: Scanner, nested: ParseNested): Expression {
  scanner.skipSpace();
  const start = scanner.position;
  const single = scanner.take(/'((?:[^']|'')*)'/y);
  if (single) return { kind: 'literal', value: single[1].replaceAll("''", "'") };
  const double = scanner.take(/"((?:[^"]|"")*)"/y);
  if (double) return parseString(double[1], scanner.at(start + 1), nested);
  const number = scanner.take(/-?\d+\.\d+(?:[eE][-+]?\d+)?|-?\.\d+(?:[eE][-+]?\d+)?|-?\d+[eE][-+]?\d+|-?\d+/y);
  if (number) return { kind: 'literal', value: parseNumber(number[0]) };
  const word = scanner.take(/(?:true|false)(?![\w-])/y);
  if (word) return { kind: 'literal', value: word[0] === 'true' };
  if (scanner.takeText('[')) return parseList(scanner, nested);
  if (scanner.takeText('{')) return parseMap(scanner, nested);
  const reference = parseReference(scanner, nested);
  if (reference) return { kind: 'reference', reference };
  throw scanner.error(`expected a value, found ${scanner.found()}`);
}

function parseString(content: string, at: Position, nested: ParseNested): Expression {
  const text = content.replaceAll('""', '"').replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return /[$#]/.test(text) ? { kind: 'interpolated', nodes: nested(text, at) } : { kind: 'literal', value: text };
}

function parseList(scanner: Scanner, nested: ParseNested): Expression {
  const items = parseSeparated(scanner, ']', () => parseOperand(scanner, nested), () => scanner.look(/\s*\.\./y) !== undefined);
  if (scanner.take(/\s*\.\./y)) {
    const to = parseOperand(scanner, nested);
    scanner.skipSpace();
    scanner.expect(']', 'after the range');
    return { kind: 'range', from: items[0], to };
  }
  return { kind: 'list', items };
}

function parseMap(scanner: Scanner, nested: ParseNested): Expression {
  return {
    kind: 'map',
    entries: parseSeparated(scanner, '}', () => {
      const key = parseOperand(scanner, nested);
      scanner.skipSpace();
      scanner.expect(':', 'after the key of a map');
      return [key, parseOperand(scanner, nested)] as const;
    }),
  };
}

/** Items with commas between them, up to and with `end`. `stop` ends the list before its end. */
export function parseSeparated<T>(scanner: Scanner, end: string, item: () => T, stop?: () => boolean): T[] {
  const items: T[] = [];
  scanner.skipSpace();
  if (scanner.takeText(end)) return items;
  for (;;) {
    items.push(item());
    if (stop?.()) return items;
    scanner.skipSpace();
    if (scanner.takeText(end)) return items;
    if (!scanner.takeText(',')) throw scanner.error(`expected ',' or '${end}', found ${scanner.found()}`);
  }
}

/** Parses `$name`, `$!name`, `${name}` and what follows; undefined (and no move) when a `$` starts no reference. */
export function parseReference(scanner: Scanner, nested: ParseNested): Reference | undefined {
  const head = scanner.look(/\$!?(\{?)([a-zA-Z_][\w-]*)/y);
  if (!head) return undefined;
  const at = scanner.at();
  scanner.position += head[0].length;
  const formal = head[1] === '{';
  const steps: Step[] = [];
  for (let step = parseStep(scanner, nested); step; step = parseStep(scanner, nested)) steps.push(step);
  if (formal) scanner.expect('}', `to end the reference '$\{${head[2]}'`);
  return { name: head[2], steps, at };
}

function parseStep(scanner: Scanner, nested: ParseNested): Step | undefined {
  if (scanner.takeText('[')) return { kind: 'index', index: parseIndex(scanner, nested) };
  if (!scanner.look(/\.[a-zA-Z_]/y)) return undefined;
  scanner.position += 1;
  const name = scanner.take(/[a-zA-Z_][\w-]*/y)![0];
  if (!scanner.takeText('(')) return { kind: 'property', name };
  return { kind: 'method', name, args: parseSeparated(scanner, ')', () => parseOperand(scanner, nested)) };
}

function parseIndex(scanner: Scanner, nested: ParseNested): Expression {
  const index = parseOperand(scanner, nested);
  scanner.skipSpace();
  scanner.expect(']', 'after the index');
  return index;
}
