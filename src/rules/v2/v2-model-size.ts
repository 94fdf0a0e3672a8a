import type { Rule } from '../rule';
import { catalogued, jsonBytes, nameOf, place, v2Apis } from '../support';

/** A schema of a WebSocket or HTTP API longer than the API reference says. */
export const v2ModelSize: Rule = {
  meta: catalogued('v2-model-size', {
    why: 'The API reference allows this many characters; AWS may refuse the model.',
    fix: 'Split the schema or leave descriptions out.',
  }),
  *check(model, context) {
    const limit = context.limit('v2-model-size');
    for (const api of v2Apis(model)) {
      for (const schema of api.models) {
        const size = schema.schema === undefined ? 0 : jsonBytes(schema.schema);
        if (size <= limit) continue;
        yield { ...place(schema, 'schema'), message: `model ${nameOf(schema)} has ${size} bytes of schema, at most ${limit} are documented`, actual: size, limit };
      }
    }
  },
};
