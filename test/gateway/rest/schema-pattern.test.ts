import * as fc from 'fast-check';
import { schemaPattern } from '../../../src/gateway/rest/compile/schema-pattern';

const rows: [name: string, pattern: string, isLinear: boolean][] = [
  ['an address', '^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$', true],
  ['one that backtracks', '^([a-zA-Z0-9]+)+@x$', true],
  ['a bracket in a class', '[[:alpha:]]', true],
  ['a look-ahead', '^(?=.*\\d).{8,}$', false],
  ['a look-behind', '(?<=a)b', false],
  ['a back reference', '(a)\\1', false],
  ['a count that RE2 does not take', '^\\d{1,2000}$', false],
  ['an escape that only RE2 knows', '\\Aa', false],
  ['a property of Unicode', '^\\p{L}+$', false],
];
test.each(rows)('%s', (_, pattern, isLinear) => expect(schemaPattern(pattern).isLinear).toBe(isLinear));

test('rejects what is no pattern', () => {
  for (const pattern of ['(', '(?i)a', '*', '[b-a]']) expect(() => schemaPattern(pattern)).toThrow(SyntaxError);
});

test('matches what a regular expression of ECMA-262 matches', () => {
  const piece = fc.tuple(
    fc.constantFrom('a', 'b', '\\d', '\\w', '\\s', '\\S', '.', '[ab]', '[^a\\s]', '[\\s\\w-]', '(a|b)', '(?:ab)', '\\u00e9', '\\x41', '\\.', '\\/', '\\cA', '[[]', '[\\]]', 'é', '😀', '\\n', '(?<n>a)', '[.]'),
    fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '{0,}', '*?'),
  ).map((parts) => parts.join(''));
  const pattern = fc.array(fc.oneof(piece, fc.constantFrom('^', '$', '\\b')), { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
  const text = fc.array(fc.constantFrom(...'ab1 \n\r\u2028\u00a0\ufeff./A_-[]\u0001x\v', 'é', '😀'), { maxLength: 8 }).map((letters) => letters.join(''));
  fc.assert(fc.property(pattern, text, (source, subject) => {
    // One name for two groups is no pattern.
    fc.pre(source.split('<n>').length < 3);
    const compiled = schemaPattern(source);
    expect([compiled.isLinear, compiled.test(subject)]).toEqual([true, new RegExp(source, 'u').test(subject)]);
  }), { numRuns: 3000 });
});
