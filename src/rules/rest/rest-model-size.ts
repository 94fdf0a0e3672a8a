import type { Rule } from '../rule';
import { catalogued, jsonBytes, nameOf, originOf, place, text } from '../support';

/** JSON schemas larger than AWS takes. */
export const restModelSize: Rule = {
  meta: catalogued('rest-model-size', {
    why: 'AWS refuses the model, and the stack rolls back.',
    fix: 'Split the schema, leave descriptions out, or validate in the backend.',
  }),
  *check(model, context) {
    const limit = context.limit('rest-model-size');
    for (const api of model.restApis) {
      let sum = 0;
      for (const schema of api.models) {
        const size = sizeOf(schema.schema);
        sum += size;
        if (size <= limit) continue;
        yield {
          ...place(schema, 'schema'),
          message: `model ${text(schema.name) ?? nameOf(schema)} has ${size} bytes of schema, at most ${limit} are allowed`,
          actual: size,
          limit,
        };
      }
      if (sum > limit && api.models.every((schema) => sizeOf(schema.schema) <= limit)) {
        const message = `the models of the API have ${sum} bytes together; the quota page allows ${limit} per API, the API reference per model`;
        yield { at: originOf(api.origin ? api : api.models[0]), message, actual: sum, limit, severity: 'warning' };
      }
    }
  },
};

function sizeOf(schema: unknown): number {
  return schema === undefined ? 0 : jsonBytes(schema);
}
