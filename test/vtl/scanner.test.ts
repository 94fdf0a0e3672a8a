import { Scanner } from '../../src/vtl/scanner';

const TEXT = 'ab\r\nc\n\nd\re';
const rows: [position: number, line: number, column: number][] = [
  [0, 1, 1], [2, 1, 3], [4, 2, 1], [5, 2, 2], [6, 3, 1], [7, 4, 1], [8, 4, 2], [9, 5, 1], [10, 5, 2],
];
test.each(rows)('position %d is line %d, column %d', (position, line, column) => {
  expect(new Scanner(TEXT).at(position)).toEqual({ line, column });
});

test('a text within a template counts from its own place', () => {
  const scanner = new Scanner('a\nb', { line: 7, column: 5 });
  expect([scanner.at(1), scanner.at(2)]).toEqual([{ line: 7, column: 6 }, { line: 8, column: 1 }]);
});
