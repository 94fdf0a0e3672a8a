import fc from 'fast-check';
import { VtlRenderError } from '../../src/vtl';
import { parseJson, toPlain } from '../../src/vtl/json';
import { readPath } from '../../src/vtl/jsonpath';

const STORE = {
  book: [
    { category: 'reference', author: 'Nigel Rees', price: 8.95, tags: ['p', 'q'] },
    { category: 'fiction', author: "O'Brien", price: 12.99, tags: [] },
    { 'category': 'fiction', 'author': 'Herman Melville', 'isbn': '0-553', 'price': 8.99, 'k-1': true },
    { category: 'poetry', isbn: '0-395', price: 22, note: null },
  ],
  bicycle: { color: 'red', price: 19.95 },
};
const DOCUMENT = parseJson(JSON.stringify({ store: STORE, expensive: 10, list: [3, 1, 2], nested: { rows: [{ cells: [{ v: 1 }, { v: 7 }] }, { cells: [{ v: 2 }] }] }, text: 'a b' }));

function read(path: string): unknown {
  return toPlain(readPath(DOCUMENT, path));
}

describe('filters', () => {
  test.each<[path: string, prices: number[]]>([
    ['$.store.book[?(@.price>10)]', [12.99, 22]],
    ['$.store.book[?(@.price >10)]', [12.99, 22]],
    ['$.store.book[ ?( @.price > 10 ) ]', [12.99, 22]],
    ['$.store.book[?(@.price>=12.99)]', [12.99, 22]],
    ['$.store.book[?(@.price<8.99)]', [8.95]],
    ['$.store.book[?(@.price<=8.99)]', [8.95, 8.99]],
    ["$.store.book[?(@.category=='fiction')]", [12.99, 8.99]],
    ['$.store.book[?(@.category=="fiction")]', [12.99, 8.99]],
    ["$.store.book[?(@['category']=='fiction')]", [12.99, 8.99]],
    ['$["store"][\'book\'][?(@["price"]==22)]', [22]],
    ["$.store.book[?(@.category!='fiction')]", [8.95, 22]],
    ["$.store.book[?('fiction'==@.category)]", [12.99, 8.99]],
    ['$.store.book[?(10<@.price)]', [12.99, 22]],
    ['$.store.book[?(@.price>$.expensive)]', [12.99, 22]],
    ["$.store.book[?(@.author=='O\\'Brien')]", [12.99]],
    ['$.store.book[?(@.author=="O\'Brien")]', [12.99]],
    ["$.store.book[?(@.price>8.95&&@.category=='fiction')]", [12.99, 8.99]],
    ["$.store.book[?(@.price<8.99||@.category=='poetry')]", [8.95, 22]],
    ["$.store.book[?((@.price<8.99||@.price>20)&&@.category!='poetry')]", [8.95]],
    ['$.store.book[?(@.isbn)]', [8.99, 22]],
    ['$.store.book[?(!@.isbn)]', [8.95, 12.99]],
    ['$.store.book[?(!(@.isbn))]', [8.95, 12.99]],
    ['$.store.book[?(@.k-1)]', [8.99]],
    ['$.store.book[?(@.k-1==true)]', [8.99]],
    ['$.store.book[?(@.note==null)]', [22]],
    ["$.store.book[?(@.category in ['poetry','reference'])]", [8.95, 22]],
    ["$.store.book[?(@.category in['poetry'])]", [22]],
    ['$.store.book[?(@.category nin ["fiction"])]', [8.95, 22]],
    ['$.store.book[?(@.price in [22, 8.95])]', [8.95, 22]],
    ["$.store.book[?('p' in @.tags)]", [8.95]],
    ['$.store.book[?(@.author=~/.*melville/i)]', [8.99]],
    ['$.store.book[?(@.author =~ /Nigel.*/)]', [8.95]],
    ['$.store.book[?(@.author=~/Nigel/)]', []],
    ['$.store.book[?(@.isbn=~/\\d-\\d{3}/)]', [8.99, 22]],
    ["$.store.book[?(@.tags contains 'q')]", [8.95]],
    ["$.store.book[?(@.author contains 'Mel')]", [8.99]],
    ['$.store.book[?(@.tags size 2)]', [8.95]],
    ['$.store.book[?(@.tags empty true)]', [12.99]],
    ['$.store.book[?(@.tags.length()>1)]', [8.95]],
    ['$.store.book[?(@.tags.length() == 0)]', [12.99]],
    ["$.store.book[?(@.tags subsetof ['p','q','r'])]", [8.95, 12.99]],
    ["$.store.book[?(@.tags anyof ['q','x'])]", [8.95]],
    ["$.store.book[?(@.tags noneof ['p'])]", [12.99]],
    ["$.store.book[?(@.tags all ['p'])]", [8.95]],
    ['$.store.book[?(@.note exists true)]', [22]],
    ['$.store.book[?(@.price===22)]', [22]],
    ["$.store.book[?(@.price!=='22')]", [8.95, 12.99, 8.99, 22]],
    ["$..book[?(@.tags[?(@=='p')] size 1)]", [8.95]],
  ])('%s', (path, prices) => {
    expect(read(`${path}.price`)).toEqual(prices);
  });

  test.each<[path: string, value: unknown]>([
    ['$.store.bicycle[?(@.price>5)].color', ['red']],
    ['$.nested.rows[*].cells[?(@.v>1)].v', [7, 2]],
    ['$.nested.rows[?(@.cells[0].v==2)].cells[0].v', [2]],
    ['$.list[?(@>1)]', [3, 2]],
    ['$..[?(@.v==7)].v', [7]],
  ])('%s', (path, value) => {
    expect(read(path)).toEqual(value);
  });
});

describe('paths', () => {
  test.each<[path: string, value: unknown]>([
    ['$.expensive', 10],
    ['expensive', 10],
    ["$['store']['bicycle']['color']", 'red'],
    ['$["store"].bicycle["color"]', 'red'],
    ["$.store['bicycle'].color", 'red'],
    ["$.store.['bicycle'].color", 'red'],
    ["$.store.bicycle['color','price']", { color: 'red', price: 19.95 }],
    ['$.store.bicycle["color",\'price\']', { color: 'red', price: 19.95 }],
    ['$.list[0]', 3],
    ['$.list[0,2]', [3, 2]],
    ['$.list[ 0 , 2 ]', [3, 2]],
    ['$.list[1:]', [1, 2]],
    ['$.list[:2]', [3, 1]],
    ['$.list[-1:]', [2]],
    ['$.list[0:2]', [3, 1]],
    ['$.list[*]', [3, 1, 2]],
    ['$.list.*', [3, 1, 2]],
    ['$..v', [1, 7, 2]],
    ['$..cells[0].v', [1, 2]],
    ["$..['v']", [1, 7, 2]],
    ['$.nested..v', [1, 7, 2]],
    ['$.store.book[*].isbn', ['0-553', '0-395']],
    ['$.missing', null],
    ['$.list[9]', null],
    ['$.text.x', null],
    ['$.missing[*]', []],
  ])('%s', (path, value) => {
    expect(read(path)).toEqual(value);
  });

  test.each<[path: string, value: unknown]>([
    ['$.list.length()', 3],
    ['$.store.book.length()', 4],
    ['$.store.bicycle.length()', 2],
    ['$.missing.length()', null],
    ['$..v.length()', 3],
    ['$.store.book[?(@.isbn)].length()', 2],
    ['$.list.sum()', 6],
    ['$.list.min()', 1],
    ['$.list.max()', 3],
    ['$.list.avg()', 2],
    ['$..v.max()', 7],
    ['$.list.first()', 3],
    ['$.list.last()', 2],
    ['$.list.index(1)', 1],
    ['$.store.bicycle.keys()', ['color', 'price']],
    ["$.list.concat('-', $.expensive)", '312-10'],
    ['$.list.append(4)', [3, 1, 2, 4]],
    ['$.list.stddev()', Math.sqrt(2 / 3)],
  ])('the function %s', (path, value) => {
    expect(read(path)).toEqual(value);
  });

  test.each(['$.', '$..', '$.a[', '$.a]', '$.list[?()]', '$.list[?(@ >)]', '$.list[?(@ > 1]', '$.list[?(@ == )]', '$.list[?(@ =~ /(/)]', '$.list[1:2:3]', "$['a'", '$.list.nope()', '$.text.sum()', '$.list[:]'])(
    'fails on %s', (path) => {
      expect(() => read(path)).toThrow(VtlRenderError);
    });
});

/** A condition as it is written, and what it means. */
interface Condition {
  write(blank: string, quote: string): string;
  holds(item: Item): boolean;
}

interface Item {
  readonly n: number;
  readonly s: string;
  readonly x?: boolean;
}

const OPERATORS: Readonly<Record<string, (left: number | string, right: number | string) => boolean>> = {
  '==': (a, b) => a === b, '!=': (a, b) => a !== b, '<': (a, b) => a < b, '<=': (a, b) => a <= b, '>': (a, b) => a > b, '>=': (a, b) => a >= b,
};

const text = fc.stringMatching(/^[a-z'"\\ ]{0,4}$/);
const quoted = (value: string, quote: string) => `${quote}${value.replace(/['"\\]/g, '\\$&')}${quote}`;
const operator = fc.constantFrom(...Object.keys(OPERATORS));
const numbers: fc.Arbitrary<Condition> = fc.record({ op: operator, value: fc.integer({ min: -3, max: 3 }) }).map(({ op, value }) => (
  { write: (blank) => `@.n${blank}${op}${blank}${value}`, holds: ({ n }) => OPERATORS[op](n, value) }));
const texts: fc.Arbitrary<Condition> = fc.record({ op: operator, value: text }).map(({ op, value }) => (
  { write: (blank, quote) => `@[${quote}s${quote}]${blank}${op}${blank}${quoted(value, quote)}`, holds: ({ s }) => OPERATORS[op](s, value) }));
const membership: fc.Arbitrary<Condition> = fc.array(text, { minLength: 1, maxLength: 3 }).map((values) => (
  { write: (blank, quote) => `@.s in [${blank}${values.map((value) => quoted(value, quote)).join(`${blank},${blank}`)}]`, holds: ({ s }) => values.includes(s) }));
const existence: fc.Arbitrary<Condition> = fc.boolean().map((negated) => ({ write: (blank) => (negated ? `!${blank}@.x` : '@.x'), holds: ({ x }) => (x !== undefined) !== negated }));

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    numbers, texts, membership, existence,
    fc.record({ left: tie('condition'), right: tie('condition'), and: fc.boolean() }).map(({ left, right, and }): Condition => ({
      write: (blank, quote) => `(${blank}${left.write(blank, quote)}${blank})${blank}${and ? '&&' : '||'}${blank}(${right.write(blank, quote)})`,
      holds: (item) => (and ? left.holds(item) && right.holds(item) : left.holds(item) || right.holds(item)),
    })),
    tie('condition').map((inner): Condition => ({ write: (blank, quote) => `!(${inner.write(blank, quote)}${blank})`, holds: (item) => !inner.holds(item) })),
  ),
}));

test('a filter means the same however it is written', () => {
  const items = fc.array(fc.record({ n: fc.integer({ min: -3, max: 3 }), s: text, x: fc.boolean() }, { requiredKeys: ['n', 's'] }), { maxLength: 5 });
  fc.assert(fc.property(condition, items, fc.constantFrom('', ' ', '  '), fc.constantFrom("'", '"'), (filter, data, blank, quote) => {
    const path = `$.items[${blank}?(${filter.write(blank, quote)}${blank})${blank}]`;
    expect(toPlain(readPath(parseJson(JSON.stringify({ items: data })), path))).toEqual(data.filter((item) => filter.holds(item)));
  }), { numRuns: 500 });
});

test('a key is found in whichever way it is written', () => {
  const key = fc.stringMatching(/^[A-Za-z0-9_-]{1,6}$/);
  fc.assert(fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), fc.array(fc.constantFrom('.', "'", '"'), { minLength: 4, maxLength: 4 }), (keys, ways) => {
    const path = keys.map((name, i) => (ways[i] === '.' ? `.${name}` : `[${ways[i]}${name}${ways[i]}]`)).join('');
    const data = keys.reduceRight<unknown>((below, name) => ({ [name]: below }), 1);
    expect(toPlain(readPath(parseJson(JSON.stringify(data)), `$${path}`))).toBe(1);
  }));
});

test('a slice takes what an array takes, from one bound', () => {
  fc.assert(fc.property(fc.array(fc.integer(), { maxLength: 6 }), fc.integer({ min: -8, max: 8 }), fc.boolean(), (items, bound, isStart) => {
    const got = toPlain(readPath(parseJson(JSON.stringify(items)), isStart ? `$[${bound}:]` : `$[:${bound}]`));
    expect(got).toEqual(isStart ? items.slice(bound) : items.slice(0, bound));
  }));
});
