import type { BinaryOperator } from './ast';
import { Double, isNumber, toDouble, whole, type JavaNumber, type Whole } from './number';
import { compareNumbers, looselyEqual, type VtlValue } from './value';

type ValueOperator = Exclude<BinaryOperator, '&&' | '||'>;

/** Applies an operator; null where Velocity logs an error and goes on. */
export function applyOperator(operator: ValueOperator, left: VtlValue, right: VtlValue): VtlValue {
  if (operator === '==') return looselyEqual(left, right);
  if (operator === '!=') return !looselyEqual(left, right);
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) return `${left}${right}`;
  if (!isNumber(left) || !isNumber(right)) return isComparison(operator) ? false : null;
  switch (operator) {
    case '<': return compareNumbers(left, right) < 0;
    case '<=': return compareNumbers(left, right) <= 0;
    case '>': return compareNumbers(left, right) > 0;
    case '>=': return compareNumbers(left, right) >= 0;
    default: return calculate(operator, left, right);
  }
}

function isComparison(operator: ValueOperator): boolean {
  return operator.startsWith('<') || operator.startsWith('>');
}

type Arithmetic = '+' | '-' | '*' | '/' | '%';

function calculate(operator: Arithmetic, left: JavaNumber, right: JavaNumber): VtlValue {
  if ((operator === '/' || operator === '%') && toDouble(right) === 0) return null;
  if (left instanceof Double || right instanceof Double) return new Double(onDoubles(operator, toDouble(left), toDouble(right)));
  return onWhole(operator, left, right);
}

function onDoubles(operator: Arithmetic, left: number, right: number): number {
  switch (operator) {
    case '+': return left + right;
    case '-': return left - right;
    case '*': return left * right;
    case '/': return left / right;
    case '%': return left % right;
  }
}

function onWhole(operator: Arithmetic, left: Whole, right: Whole): Whole {
  const [a, b] = [BigInt(left), BigInt(right)];
  switch (operator) {
    case '+': return whole(a + b);
    case '-': return whole(a - b);
    case '*': return whole(a * b);
    case '/': return whole(a / b);
    case '%': return whole(a % b);
  }
}
