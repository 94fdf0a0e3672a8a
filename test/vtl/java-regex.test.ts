import { javaMatcher, javaRegex } from '../../src/vtl/java-regex';

describe('javaMatcher', () => {
  // What java.util.regex of Java 17 says.
  test.each<[string, string, boolean]>([
    ['.+', 'a\nb', false],
    ['(?s).+', 'a\nb', true],
    ['(.|\\n)+', 'a\nb', true],
    ['(?s:.)b.', 'a\nb\n', false],
    ['a$', 'a', true],
    ['a$\\n', 'a\n', true],
    ['(?i)not found: [a-c]+', 'NOT Found: aBC', true],
    ['(?i:A)b', 'aB', false],
    ['(?i)é', 'É', false],
    ['\\QBad [x]\\E.*', 'Bad [x]: 1', true],
    ['[a-z&&[^aeiou]]+', 'xyz', true],
    ['[a-z&&[^aeiou]]+', 'xyza', false],
    ['[a-c[x-z]]+', 'abxz', true],
    ['[]a]+', ']a', true],
    ['[\\w.-]+@[\\w.]+', 'a.b-c@example.com', true],
    ['\\p{Alpha}\\p{Digit}\\p{Punct}', 'a1!', true],
    ['\\p{IsAlphabetic}+', 'straße', true],
    ['\\h\\R', ' \r\n', true],
    ['\\x41\\u0042\\x{43}\\0104', 'ABCD', true],
    ['(?<code>\\d{3}): \\k<code>', '404: 404', true],
    ['\\d++', '42', true],
    ['(?>a|ab)c', 'abc', true],
    ['(?x) a b # why', 'ab', true],
    ['[&&]a', '&a', false],
    ['"quoted/path"', '"quoted/path"', true],
  ])('%j on %j: %s', (pattern, text, expected) => {
    expect(javaMatcher(pattern)(text)).toBe(expected);
  });

  test.each(['[', '(', 'a)', 'x{', '\\y', '[b-a]', '(?<1>a)'])('fails on %j, as Java does', (pattern) => {
    expect(() => javaMatcher(pattern)).toThrow(SyntaxError);
  });
});

test('javaRegex finds and replaces with the flags of JavaScript', () => {
  expect('a1b22'.replace(javaRegex('\\d+', 'g'), '#')).toBe('a#b#');
});
