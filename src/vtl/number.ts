/**
 * A Java `double`. Whole numbers are JavaScript numbers, or bigints beyond 2^53; this wrapper is what
 * keeps `1.0` from becoming `1`.
 */
export class Double {
  constructor(readonly value: number) {}

  /** As `Double.toString` writes it. */
  toString(): string {
    return formatDouble(this.value);
  }
}

export type JavaNumber = number | bigint | Double;
export type Whole = number | bigint;

export function isNumber(value: unknown): value is JavaNumber {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Double;
}

export function isWhole(value: unknown): value is Whole {
  return typeof value === 'number' || typeof value === 'bigint';
}

export function toDouble(value: JavaNumber): number {
  return value instanceof Double ? value.value : Number(value);
}

/** The smallest form: a number where it is exact. */
export function whole(value: bigint): Whole {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

/** Reads digits as Java would: a whole number, or a double when there is a fraction or an exponent. */
export function parseNumber(text: string): JavaNumber {
  return /^[-+]?\d+$/.test(text) ? whole(BigInt(text.replace(/^\+/, ''))) : new Double(Number(text));
}

const INT_MAX = 2147483647;
const LONG_MAX = 9223372036854775807n;

/** The Java class that a number of this size has. */
export function numberClass(value: JavaNumber): string {
  if (value instanceof Double) return 'java.lang.Double';
  if (value >= -INT_MAX - 1 && value <= INT_MAX) return 'java.lang.Integer';
  return value >= -LONG_MAX - 1n && value <= LONG_MAX ? 'java.lang.Long' : 'java.math.BigInteger';
}

function formatDouble(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [digits, exponent] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}
