import fc from 'fast-check';
import { begin, changedTags, parseRecord, previousDeployment, upToDate, type ReleaseRecord } from '../../src/deployer/release-record';

/** Deployments `d`, `c`, `b` and `a`, of which `d` is the newest. */
const DEPLOYMENTS = ['d', 'c', 'b', 'a'].map((id, index) => ({ id, createdDate: new Date(1_000_000 - index * 1_000) }));

test.each<[string, ReleaseRecord, string, string | undefined]>([
  ['a release that was completed', { current: 'b', previous: 'a' }, 'b', 'a'],
  ['a release whose traffic moved and that was cut before it was noted', { current: 'b', previous: 'a', next: 'c' }, 'c', 'b'],
  ['a release that was cut before its traffic moved', { current: 'b', previous: 'a', next: 'c' }, 'b', 'a'],
  ['a release after a canary that was rolled back', { current: 'd', previous: 'a', rejected: 'b' }, 'd', 'a'],
  ['a rollback: there is nothing further back', { current: 'c', previous: 'b' }, 'b', 'b'],
  ['a rollback to something older than the version before', { current: 'c', previous: 'b' }, 'a', 'b'],
  ['a plain deployment after a release', { current: 'c', previous: 'b' }, 'd', 'c'],
  ['no release, so that the order of creation tells', {}, 'c', 'b'],
  ['no release and a canary that was rolled back', { rejected: 'b' }, 'c', 'a'],
  ['the first deployment', {}, 'a', undefined],
])('previous is what served before, after %s', (_, record, served, previous) => {
  expect(previousDeployment(record, served, DEPLOYMENTS)).toBe(previous);
});

test('a release begins with what serves, whatever served before a rollback', () => {
  expect(begin({ current: 'c', previous: 'b' }, 'c', 'd')).toEqual({ current: 'c', previous: 'b', next: 'd' });
  expect(begin({ current: 'c', previous: 'b' }, 'a', 'd')).toEqual({ current: 'a', previous: undefined, next: 'd' });
  expect(upToDate(begin({ current: 'c', previous: 'b' }, 'a', 'd'), 'd', DEPLOYMENTS)).toEqual({ current: 'd', previous: 'a' });
});

test('what a tag holds is read as it was written, in the characters that tags may have', () => {
  const id = fc.option(fc.stringMatching(/^[a-z0-9]{1,10}$/), { nil: undefined });
  fc.assert(fc.property(fc.record({ current: id, previous: id, next: id, rejected: id }), (record) => {
    const tags = changedTags(record, {});
    for (const value of Object.values(tags)) expect(value).toMatch(/^[\w\s+=.:/@-]{0,256}$/);
    expect(changedTags(record, tags)).toEqual({});
    expect(parseRecord(tags)).toEqual(Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)));
  }));
});

test('a canary that is rolled back changes a tag of its own', () => {
  const tags = { 'gatehouse:release': 'current=b previous=a' };
  expect(changedTags({ current: 'b', previous: 'a', rejected: 'c' }, tags)).toEqual({ 'gatehouse:rejected-deployment': 'c' });
});

test('a tag that somebody else wrote is no record', () => {
  expect(parseRecord({ 'gatehouse:release': 'yes' })).toEqual({});
  expect(parseRecord({})).toEqual({});
});
