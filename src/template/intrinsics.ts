import { Unresolved } from '../model';
import { dependenciesOf } from './dependencies';
import { dynamicPieces } from './dynamic';
import { FUNCTIONS, REMOVED, type Call } from './functions';
import { strict, type Scope } from './scope';
import { concatenate } from './text';
import { isPlain } from '../model/coerce';

/**
 * Replaces every intrinsic function in a value by what it gives. What the scope does not know becomes an
 * `Unresolved`; `AWS::NoValue` takes its property or list item away.
 *
 * @throws what the scope throws
 */
export function resolve(value: unknown, scope: Scope): unknown {
  const resolved = walk(value, scope);
  return resolved === REMOVED ? undefined : resolved;
}

/**
 * Replaces every intrinsic function in a value, and settles for nothing less than all of them.
 *
 * @throws EvaluationError that names what cannot be resolved
 */
export function evaluate(value: unknown, scope: Scope): unknown {
  return resolve(value, strict(scope));
}

/** The name of the intrinsic function that a value is: `Ref`, `Fn::Join`, …. */
export function intrinsicOf(value: unknown): string | undefined {
  if (!isPlain(value)) return undefined;
  let name: string | undefined;
  for (const key in value) {
    if (name !== undefined) return undefined;
    name = key;
  }
  return name !== undefined && (name === 'Ref' || name.startsWith('Fn::')) && Object.hasOwn(value, name) ? name : undefined;
}

function walk(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return walkItems(value, scope);
  if (typeof value === 'string') return settled(value, value, scope);
  if (!isPlain(value)) return value;
  const name = intrinsicOf(value);
  if (name === undefined) return bringsMore(value, scope) ? new Unresolved(value, undefined, dependenciesOf(value)) : walkFields(value, scope);
  const call = new Evaluation(value, scope);
  const run = FUNCTIONS.get(name);
  const result = run ? run(value[name], call) : call.unknown(`Template error: ${name} is not supported`);
  return typeof result === 'string' ? settled(result, value, scope) : result;
}

/** A text whose dynamic references only the deployment looks up. */
function settled(text: string, expression: unknown, scope: Scope): string | Unresolved {
  const pieces = scope.unresolved ? undefined : dynamicPieces(text);
  return pieces ? concatenate(pieces, expression) : text;
}

/** Whether a transform adds fields to an object, so that none of it is known to be absent. */
function bringsMore(value: Readonly<Record<string, unknown>>, scope: Scope): boolean {
  return !scope.unresolved && Object.hasOwn(value, 'Fn::Transform');
}

class Evaluation implements Call {
  constructor(readonly expression: unknown, readonly scope: Scope) {}

  resolve(argument: unknown): unknown {
    return walk(argument, this.scope);
  }

  unknown(reason: string, pattern?: string): unknown {
    const { expression, scope } = this;
    return scope.unresolved ? scope.unresolved(expression, reason) : new Unresolved(expression, pattern, dependenciesOf(expression));
  }
}

function walkItems(values: readonly unknown[], scope: Scope): unknown[] {
  const resolved: unknown[] = [];
  for (const value of values) {
    const item = walk(value, scope);
    if (item !== REMOVED) resolved.push(item);
  }
  return resolved;
}

function walkFields(value: Readonly<Record<string, unknown>>, scope: Scope): Record<string, unknown> {
  const resolved: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const field = walk(value[key], scope);
    if (field === REMOVED) continue;
    if (key === '__proto__') Object.defineProperty(resolved, key, { value: field, enumerable: true, configurable: true, writable: true });
    else resolved[key] = field;
  }
  return resolved;
}
