import { expectTranscript, withIds, type Ids } from './transcript';

const ids = (known: Record<string, string> = {}): Ids => new Map(Object.entries(known));

test.each<[string, string, string]>([
  ['the same lines', 'one\ntwo\n', 'one\ntwo\n'],
  ['blanks at the ends of lines', 'one\n', 'one  \n'],
  ['any lines for an ellipsis', 'one\n…\nfour\n', 'one\ntwo\nthree\nfour\n'],
  ['no line for an ellipsis', '…\none\n', 'one\n'],
  ['any text for an ellipsis in a line', 'took … ms\n', 'took 17 ms\n'],
  ['another id, the same each time', 'api a1b2c3d4e5 and a1b2c3d4e5', 'api zz9yy8xx7w and zz9yy8xx7w'],
  ['another time', 'at 2026-12-01T10:00:00.000Z', 'at 2027-01-02T03:04:05.678Z'],
  ['signs of regular expressions', 'GET /hello/{name} (200) $1.5 [a|b]*', 'GET /hello/{name} (200) $1.5 [a|b]*'],
])('takes %s', (_, shown, printed) => {
  expectTranscript(shown, printed, ids());
});

test.each<[string, string, string]>([
  ['another line', 'one\n', 'two\n'],
  ['a line more', 'one\n', 'one\ntwo\n'],
  ['a line less', 'one\ntwo\n', 'one\n'],
  ['two ids for one', 'api a1b2c3d4e5 and a1b2c3d4e5', 'api zz9yy8xx7w and aa1bb2cc3d'],
  ['an id of another length', 'api a1b2c3d4e5', 'api zz9yy8'],
  ['a point for another letter', 'a.c', 'abc'],
])('fails for %s', (_, shown, printed) => {
  expect(() => expectTranscript(shown, printed, ids())).toThrow();
});

test('an id that was shown is the one of this run from then on', () => {
  const known = ids();
  expectTranscript('https://a1b2c3d4e5/prod', 'https://zz9yy8xx7w/prod', known);
  expect(withIds('curl https://a1b2c3d4e5/prod', known)).toBe('curl https://zz9yy8xx7w/prod');
  expect(() => expectTranscript('a1b2c3d4e5', 'aa1bb2cc3d', known)).toThrow();
});
