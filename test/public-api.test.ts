import * as gatehouse from '../src';

/** What JSII drops without a word when it is exported: everything that is not a class or an enum. */
function kind(value: unknown): string {
  if (typeof value === 'function') return /^class\b/.test(Function.prototype.toString.call(value)) ? 'class' : 'function';
  return typeof value === 'object' && value !== null && Object.values(value).every((member) => typeof member === 'string') ? 'enum' : 'value';
}

test('the package exports classes and enums, which every language gets', () => {
  expect(Object.entries(gatehouse).filter(([, value]) => !['class', 'enum'].includes(kind(value))).map(([name]) => name)).toEqual([]);
});

test('no class of the API is an error', () => {
  expect(Object.entries(gatehouse).filter(([, value]) => typeof value === 'function' && value.prototype instanceof Error).map(([name]) => name)).toEqual([]);
});

test('the names are these; a new one is a decision', () => {
  expect(Object.keys(gatehouse).sort()).toMatchSnapshot();
});
