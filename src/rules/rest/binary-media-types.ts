import type { Rule } from '../rule';
import { catalogued, list, place, text } from '../support';

/** CloudFormation and the API's patch operations take the slash as ~1 too. */
const TYPE = /^[^/~\s]+(\/|~1)[^/~\s]+(\s*;.*)?$/;

/** A binary media type that no request can have, or that is there twice. */
export const binaryMediaTypes: Rule = {
  meta: catalogued('binary-media-types', {
    why: 'The type matches no Content-Type or Accept header, so payloads are treated as text and break.',
    fix: 'Write type/subtype, such as image/png or */*, and each type once.',
  }),
  *check(model) {
    for (const api of model.restApis) {
      const seen = new Set<string>();
      for (const [index, item] of list(api.binaryMediaTypes).entries()) {
        const type = text(item);
        if (type === undefined) continue;
        if (!TYPE.test(type)) yield { ...place(api, 'binaryMediaTypes', index), message: `binary media type must be type/subtype, got '${type}'`, actual: type };
        const name = type.toLowerCase();
        if (seen.has(name)) yield { ...place(api, 'binaryMediaTypes', index), message: `binary media type '${type}' is there twice`, actual: type };
        seen.add(name);
      }
    }
  },
};
