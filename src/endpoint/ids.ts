import { randomInt, randomUUID } from 'node:crypto';

const LOWER_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Ten lower-case letters and digits that begin with a letter, as API Gateway names an API. */
export function shortId(length = 10): string {
  const letter = LOWER_AND_DIGITS[randomInt(26)];
  return letter + Array.from({ length: length - 1 }, () => LOWER_AND_DIGITS[randomInt(LOWER_AND_DIGITS.length)]).join('');
}

/** Upper-case letters and digits, as IAM ids and the suffix of a generated name are written. */
export function upperId(length: number): string {
  return shortId(length).toUpperCase();
}

export function uuid(): string {
  return randomUUID();
}
