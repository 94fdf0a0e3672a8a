import { VirtualClock } from '../../src/gateway/virtual-clock';

test('callbacks run in the order in which they are due, each at its own moment', () => {
  const clock = new VirtualClock('1970-01-01T00:00:01Z');
  const seen: string[] = [];
  const note = (name: string) => () => seen.push(`${name}@${clock.now()}`);
  clock.after(20, note('late'));
  clock.after(10, () => {
    note('first')();
    clock.after(5, note('nested'));
  });
  clock.after(10, note('second'));
  const cancel = clock.after(15, note('cancelled'));
  cancel();
  clock.after(30, note('beyond'));
  clock.advance(20);
  expect(seen).toEqual(['first@1010', 'second@1010', 'nested@1015', 'late@1020']);
  expect(clock.now()).toBe(1020);
});

test('fails when the start is no date', () => {
  expect(() => new VirtualClock('tomorrow')).toThrow("start must be an ISO date or a number of milliseconds, got 'tomorrow'");
});
