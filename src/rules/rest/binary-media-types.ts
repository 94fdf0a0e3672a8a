import { catalogued, on, patternRule } from '../support';

/** A binary media type that no request can have. */
export const binaryMediaTypes = patternRule(
  catalogued('binary-media-types', {
    why: 'The type matches no Content-Type or Accept header, so payloads are treated as text and break.',
    fix: 'Write type/subtype, such as image/png or */*.',
  }),
  'binary media type',
  on((model) => model.restApis).items('binaryMediaTypes'),
  // CloudFormation and the API's patch operations take the slash as ~1 too.
  /^[^/~\s]+(\/|~1)[^/~\s]+(\s*;.*)?$/,
  'type/subtype',
);
