import { didYouMean, similar } from '../../src/rules/similar';

const IDS = ['rest-cache-ttl', 'rest-integration-timeout', 'stage-name', 'ws-integration-timeout'];

test.each([
  ['a letter too few', 'stage-nam', ['stage-name']],
  ['another case', 'Stage-Name', ['stage-name']],
  ['a part that several have', 'timeout', ['rest-integration-timeout', 'ws-integration-timeout']],
  ['a swapped pair', 'rest-chace-ttl', ['rest-cache-ttl']],
  ['nothing like any', 'lambda-unicorns-per-meadow', []],
  ['nothing at all', '', []],
])('%s', (_, word, expected) => {
  expect(similar(word, IDS)).toEqual(expected);
});

test('no suggestion, no question', () => {
  expect(didYouMean('xyz', IDS)).toBe('');
  expect(didYouMean('stage-nam', IDS)).toBe(' (did you mean stage-name?)');
});
