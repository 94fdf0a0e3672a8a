import { batched } from '../../src/cli/batched';

test('the first text is written at once, the next ones together, and none is lost', async () => {
  const written: string[] = [];
  const { write, flush } = batched((text) => written.push(text));
  write('a');
  expect(written).toEqual(['a']);
  write('b');
  write('c');
  expect(written).toEqual(['a']);
  while (written.length < 2) await new Promise((done) => setTimeout(done, 5));
  write('d');
  write('e');
  flush();
  expect(written.join('')).toBe('abcde');
  expect(written[1]).toBe('bc');
});
