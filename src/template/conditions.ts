import { Unresolved } from '../model';
import { resolve } from './intrinsics';
import type { Scope } from './scope';
import { isPlain, own } from '../model/coerce';

/** Whether a condition of the template holds; `undefined` when it depends on something unknown, or is none. */
export type Conditions = (name: string) => boolean | undefined;

/**
 * Evaluates a template's `Conditions`, each when it is first asked for. A part that is unknown leaves the
 * whole undecided only where it matters: `Fn::Or` with one true operand is true.
 *
 * @param scope resolves the values that conditions compare; its own `condition` is not asked
 */
export function evaluateConditions(conditions: unknown, scope: Scope): Conditions {
  const decided = new Map<string, boolean | undefined>();

  function named(name: string): boolean | undefined {
    if (decided.has(name)) return decided.get(name);
    decided.set(name, undefined); // for a condition that refers to itself
    const holds = isPlain(conditions) ? decide(own(conditions, name)) : undefined;
    decided.set(name, holds);
    return holds;
  }

  function decide(expression: unknown): boolean | undefined {
    if (!isPlain(expression)) return undefined;
    const [name] = Object.keys(expression);
    const argument: unknown = expression[name];
    const operands: unknown[] = Array.isArray(argument) ? argument : [];
    switch (name) {
      case 'Condition': return typeof argument === 'string' ? named(argument) : undefined;
      case 'Fn::Not': return not(decide(operands[0]));
      case 'Fn::And': return every(operands.map(decide));
      case 'Fn::Or': return not(every(operands.map((operand) => not(decide(operand)))));
      case 'Fn::Equals': return equal(resolve(operands[0], scope), resolve(operands[1], scope));
      default: return undefined;
    }
  }

  return named;
}

function not(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function every(values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}

function equal(left: unknown, right: unknown): boolean | undefined {
  const comparable = [left, right].every((value) => ['string', 'number', 'boolean'].includes(typeof value));
  if (comparable) return String(left) === String(right);
  return left instanceof Unresolved || right instanceof Unresolved ? undefined : JSON.stringify(left) === JSON.stringify(right);
}
