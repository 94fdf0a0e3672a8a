import * as fc from 'fast-check';
import { applyTemplate, parseTemplate, VtlRenderError, VtlSyntaxError } from '../../src/vtl';

describe('parseTemplate', () => {
  test.each([
    ['an #if without its #end', 'a\n  #if($x)b', "'#if' without '#end' at line 2, column 3"],
    ['an #end without a directive', 'a #end', "'#end' without a directive to end at line 1, column 3"],
    ['a condition without its parenthesis', '#if $x', "expected '(' after '#if', found '$x' at line 1, column 5"],
    ['a #set without a value', '#set($x = )', "expected a value, found ')' at line 1, column 11"],
    ['a #set of text', '#set(x = 1)', "expected a reference in '#set', found 'x = 1)' at line 1, column 6"],
    ['an open formal reference', '\n{ ${a.b', "expected '}' to end the reference '${a', found the end of the template at line 2, column 8"],
    ['a minus that is glued to its number', '#set($x = $y -1)', "a space is needed after the minus, found '-1)' at line 1, column 14"],
    ['a loop over nothing', '#foreach($x of $y)', "expected 'in' in '#foreach', found 'of $y)' at line 1, column 13"],
    ['an open comment', 'a #* b', "'#*' without '*#' at line 1, column 3"],
    ['an error inside a string', '#set($x = "a ${b ")', "expected '}' to end the reference '${b', found ' ' at line 1, column 17"],
    ['a lone # at the end', 'a #', "a template cannot end with '#' at line 1, column 3"],
  ])('fails when there is %s', (_, template, message) => {
    expect(() => parseTemplate(template)).toThrow(new VtlSyntaxError(message.replace(/ at line.*/, ''), position(message)));
  });

  test('never fails in another way', () => {
    const piece = fc.constantFrom('$', '#', '{', '}', '(', ')', '[', ']', '"', "'", '!', '.', 'a', ' ', '\n', '\\', '#if(', '#end', '#set($a =', '$a', '1', ',', '..', '#foreach($a in', '#[[');
    fc.assert(fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      try {
        applyTemplate(parseTemplate(pieces.join('')), { body: '' });
      } catch (error) {
        expect(error instanceof VtlSyntaxError || error instanceof VtlRenderError).toBe(true);
      }
    }));
  });

  test('text without signs is printed as it is', () => {
    fc.assert(fc.property(fc.string().filter((text) => !/[$#\\]/.test(text)), (text) => {
      expect(applyTemplate(parseTemplate(text), { body: '' }).text).toBe(text);
    }));
  });
});

function position(message: string): { line: number; column: number } {
  const [, line, column] = /line (\d+), column (\d+)$/.exec(message)!;
  return { line: Number(line), column: Number(column) };
}
