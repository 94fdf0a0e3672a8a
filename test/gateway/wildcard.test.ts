import * as fc from 'fast-check';
import { wildcard } from '../../src/gateway/wildcard';

const rows: [pattern: string, text: string, fits: boolean][] = [
  ['*', '', true],
  ['', '', true],
  ['', 'a', false],
  ['?', '', false],
  ['arn:aws:execute-api:*:*:abc/*/GET/*', 'arn:aws:execute-api:eu-west-1:1:abc/prod/GET/a/b', true],
  ['arn:aws:execute-api:*:*:abc/*/GET/*', 'arn:aws:execute-api:eu-west-1:1:abc/prod/POST/a', false],
  ['a*b?d', 'a-b-bcd', true],
  ['a.c', 'abc', false],
  ['*\n*', 'a\nb', true],
];
test.each(rows)('%p and %p: %p', (pattern, text, fits) => expect(wildcard(pattern, text)).toBe(fits));

test('fits what the regular expression of the pattern matches', () => {
  const letters = (...some: string[]) => fc.array(fc.constantFrom(...some), { maxLength: 12 }).map((all) => all.join(''));
  fc.assert(fc.property(letters('a', 'b', '*', '?'), letters('a', 'b', 'c'), (pattern, text) => {
    expect(wildcard(pattern, text)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text));
  }), { numRuns: 2000 });
});

test('answers for a pattern of many stars', () => {
  expect(wildcard(`${'*a'.repeat(200)}*b`, 'a'.repeat(10_000))).toBe(false);
});
