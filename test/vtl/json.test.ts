import * as fc from 'fast-check';
import { fromPlain, parseJson, toPlain } from '../../src/vtl/json';
import { toJson } from '../../src/vtl/json-writer';

describe('JSON', () => {
  test('writing is the inverse of reading', () => {
    fc.assert(fc.property(fc.jsonValue(), (data) => {
      const plain = JSON.parse(JSON.stringify(data)) as unknown;
      expect(JSON.parse(toJson(parseJson(JSON.stringify(data))))).toEqual(plain);
      expect(toPlain(fromPlain(plain))).toEqual(plain);
    }));
  });

  test.each([
    ['a double that is whole', '1.0', '1.0'],
    ['an exponent', '[1e10,1.5E-7]', '[1.0E10,1.5E-7]'],
    ['a number beyond 2^53', '9007199254740993', '9007199254740993'],
  ])('keeps %s', (_, text, written) => {
    expect(toJson(parseJson(text))).toBe(written);
  });
});
