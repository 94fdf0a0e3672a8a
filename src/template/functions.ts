import { Unresolved } from '../model';
import type { Scope } from './scope';
import { concatenate, subPieces } from './text';
import { isPlain, own } from '../model/coerce';

/** What `AWS::NoValue` gives: its property or list item goes away. */
export const REMOVED = Symbol('AWS::NoValue');

/** One use of an intrinsic function. */
export interface Call {
  readonly scope: Scope;
  /** The whole expression, with the function's name. */
  readonly expression: unknown;
  resolve(argument: unknown): unknown;
  unknown(reason: string, pattern?: string): unknown;
}

/** CloudFormation's intrinsic functions that give a value, but those of conditions. */
export const FUNCTIONS: ReadonlyMap<string, (argument: unknown, call: Call) => unknown> = new Map(Object.entries({
  'Ref': ref,
  'Fn::Base64': (argument: unknown, call: Call) => withText(argument, call, (text) => Buffer.from(text).toString('base64')),
  'Fn::FindInMap': findInMap,
  'Fn::GetAtt': getAtt,
  'Fn::GetAZs': getAZs,
  'Fn::GetStackOutput': getStackOutput,
  'Fn::If': choose,
  'Fn::ImportValue': (argument: unknown, call: Call) =>
    withText(argument, call, (name) => call.scope.importValue(name) ?? call.unknown(`No export named ${name} found`)),
  'Fn::Join': join,
  'Fn::Length': length,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': sub,
  'Fn::ToJsonString': toJsonString,
}));

function malformed(call: Call): unknown {
  return call.unknown(`Template error: every ${Object.keys(call.expression as object)[0]} object must have the arguments it needs`);
}

function withText(argument: unknown, call: Call, use: (text: string) => unknown): unknown {
  const text = scalar(call.resolve(argument));
  return typeof text === 'string' ? use(text) : malformed(call);
}

function scalar(value: unknown): string | Unresolved | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' || value instanceof Unresolved ? value : undefined;
}

function ref(name: unknown, call: Call): unknown {
  if (name === 'AWS::NoValue') return REMOVED;
  if (typeof name !== 'string') return malformed(call);
  return call.scope.ref(name)
    ?? call.unknown(`Template format error: Unresolved resource dependencies [${name}] in the Resources block of the template`, `\${${name}}`);
}

function getAtt(argument: unknown, call: Call): unknown {
  const [id, ...path] = typeof argument === 'string' ? argument.split('.') : Array.isArray(argument) ? argument : [];
  const names = path.map((part) => scalar(call.resolve(part)));
  if (typeof id !== 'string' || names.length === 0 || !names.every((part) => typeof part === 'string')) return malformed(call);
  return attribute(id, names.join('.'), call);
}

function attribute(id: string, name: string, call: Call): unknown {
  return call.scope.attribute(id, name)
    ?? call.unknown(`Template error: instance of Fn::GetAtt references undefined resource or attribute ${id}.${name}`, `\${${id}.${name}}`);
}

function sub(argument: unknown, call: Call): unknown {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, undefined];
  if (typeof text !== 'string') return malformed(call);
  const pieces = subPieces(text).map((piece) => 'literal' in piece ? piece.literal : scalar(variable(piece.name, variables, call)));
  return pieces.every((piece) => piece !== undefined) ? concatenate(pieces.length === 0 ? [''] : pieces, call.expression) : malformed(call);
}

function variable(name: string, variables: unknown, call: Call): unknown {
  const given = isPlain(variables) ? own(variables, name) : undefined;
  if (given !== undefined) return call.resolve(given);
  const dot = name.indexOf('.');
  return call.resolve(dot < 0 ? { Ref: name } : { 'Fn::GetAtt': [name.slice(0, dot), name.slice(dot + 1)] });
}

function join(argument: unknown, call: Call): unknown {
  const [delimiter, list] = Array.isArray(argument) ? argument : [];
  const items = call.resolve(list);
  if (typeof delimiter !== 'string' || !Array.isArray(items)) return malformed(call);
  const pieces: (string | Unresolved)[] = [];
  for (const item of items) {
    const piece = scalar(item);
    if (piece === undefined) return malformed(call);
    if (pieces.length > 0 && delimiter !== '') pieces.push(delimiter);
    pieces.push(piece);
  }
  return pieces.length === 0 ? '' : concatenate(pieces, call.expression);
}

function split(argument: unknown, call: Call): unknown {
  const [delimiter, source] = Array.isArray(argument) ? argument : [];
  if (typeof delimiter !== 'string' || delimiter === '') return malformed(call);
  return withText(source, call, (text) => text.split(delimiter));
}

function select(argument: unknown, call: Call): unknown {
  const [which, source] = Array.isArray(argument) ? argument : [];
  const index = scalar(call.resolve(which));
  const list = call.resolve(source);
  if (typeof index !== 'string' || !Array.isArray(list)) return malformed(call);
  return list[Number(index)] ?? call.unknown(`Template error: Fn::Select  cannot select nonexistent value at index ${index}`);
}

function findInMap(argument: unknown, call: Call): unknown {
  const [map, top, second, options] = Array.isArray(argument) ? argument : [];
  const keys = [map, top, second].map((key) => scalar(call.resolve(key)));
  let found: unknown = call.scope.mappings;
  for (const [level, key] of keys.entries()) {
    if (typeof key !== 'string') return call.scope.unresolved ? malformed(call) : sameScalar(valuesBelow(found, keys.slice(level))) ?? malformed(call);
    found = isPlain(found) ? own(found, key) : undefined;
  }
  const fallback = isPlain(options) ? own(options, 'DefaultValue') : undefined;
  return found ?? (fallback === undefined ? call.unknown(`Template error: Unable to get mapping for ${keys.join('::')}`) : call.resolve(fallback));
}

/** What may be found where some of the keys are not known. */
function valuesBelow(value: unknown, keys: readonly unknown[]): unknown[] {
  if (keys.length === 0) return [value];
  const [key, ...rest] = keys;
  const children = isPlain(value) ? (typeof key === 'string' ? [own(value, key)] : Object.values(value)) : [undefined];
  return children.flatMap((child) => valuesBelow(child, rest));
}

/** The text, number or boolean that every one of some values is; `undefined` when they differ. */
function sameScalar(values: readonly unknown[]): unknown {
  const [first] = values;
  return scalar(first) !== undefined && !(first instanceof Unresolved) && values.every((value) => value === first) ? first : undefined;
}

function choose(argument: unknown, call: Call): unknown {
  if (!Array.isArray(argument) || typeof argument[0] !== 'string' || argument.length !== 3) return malformed(call);
  const holds = call.scope.condition(argument[0]);
  if (holds === undefined) {
    const unknown = call.unknown(`Template format error: Unresolved condition dependency ${argument[0]} in Fn::If`);
    return sameScalar(argument.slice(1).map((branch) => call.resolve(branch))) ?? unknown;
  }
  return call.resolve(argument[holds ? 1 : 2]);
}

function length(argument: unknown, call: Call): unknown {
  const list = call.resolve(argument);
  return Array.isArray(list) ? list.length : malformed(call);
}

function toJsonString(argument: unknown, call: Call): unknown {
  const value = call.resolve(argument);
  let known = true;
  const text = JSON.stringify(value, (_, item: unknown) => {
    known &&= !(item instanceof Unresolved);
    return item;
  });
  return known && typeof text === 'string' ? text : malformed(call);
}

function getAZs(argument: unknown, call: Call): unknown {
  const region = argument === '' ? call.resolve({ Ref: 'AWS::Region' }) : call.resolve(argument);
  return (typeof region === 'string' ? call.scope.availabilityZones?.(region) : undefined) ?? malformed(call);
}

function getStackOutput(argument: unknown, call: Call): unknown {
  const { StackName: stack, OutputName: output } = isPlain(argument) ? argument : {};
  const names = [call.resolve(stack), call.resolve(output)];
  if (!names.every((name) => typeof name === 'string')) return malformed(call);
  return call.scope.stackOutput?.(names[0], names[1]) ?? call.unknown(`Stack ${names[0]} has no output ${names[1]}`);
}
