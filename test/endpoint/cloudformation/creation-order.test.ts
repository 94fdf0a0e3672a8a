import * as fc from 'fast-check';
import { creationOrder } from '../../../src/endpoint/cloudformation/creation-order';

test.each([
  ['nothing', {}, []],
  ['no dependencies: the order given', { b: [], a: [] }, ['b', 'a']],
  ['a chain', { a: ['b'], b: ['c'], c: [] }, ['c', 'b', 'a']],
  ['something that is not there', { a: ['elsewhere'] }, ['a']],
])('orders %s', (_, dependencies, expected) => {
  expect(creationOrder(new Map(Object.entries(dependencies)))).toEqual(expected);
});

test.each([
  ['itself', { a: ['a'] }, '[a]'],
  ['a cycle, without what only waits for it or is waited for', { a: ['b'], b: ['a', 'd'], c: ['a'], d: [] }, '[a, b]'],
])('fails when a resource depends on %s', (_, dependencies, ids) => {
  expect(() => creationOrder(new Map(Object.entries(dependencies)))).toThrow(`Circular dependency between resources: ${ids}`);
});

test('puts everything once, after what it depends on', () => {
  const graph = fc.array(fc.array(fc.nat(19), { maxLength: 4 }), { maxLength: 20 }).map((edges) => new Map(edges.map((targets, index) => [
    `r${index}`, targets.filter((target) => target < index).map((target) => `r${target}`),
  ])));
  const shuffled = graph.chain((map) => fc.shuffledSubarray([...map], { minLength: map.size }).map((entries) => new Map(entries)));
  fc.assert(fc.property(shuffled, (dependencies) => {
    const order = creationOrder(dependencies);
    expect([...order].sort()).toEqual([...dependencies.keys()].sort());
    for (const [id, needed] of dependencies) for (const other of needed) expect(order.indexOf(other)).toBeLessThan(order.indexOf(id));
  }));
});
