import type { Rule } from '../rule';
import { catalogued, isConditional, nameOf, place, text } from '../support';

/** A name that CloudWatch cuts off, or that two APIs share in their metrics. */
export const metricDimensionLength: Rule = {
  meta: catalogued('metric-dimension-length', {
    why: 'Metrics are published under another name than the API has, or those of two APIs are added up.',
    fix: 'Use short names with ASCII characters, and another one for each API.',
  }),
  *check(model, context) {
    const longest = context.limit('metric-dimension-length');
    const names = new Map<string, string>();
    for (const api of model.restApis) {
      const fields = [
        { node: api, field: 'name', value: text(api.name), what: 'API name' },
        ...api.stages.map((node) => ({ node, field: 'stageName', value: text(node.stageName), what: 'stage name' })),
        ...api.resources.map((node) => ({ node, field: undefined, value: text(node.path), what: 'resource path' })),
      ];
      for (const { node, field, value, what } of fields) {
        if (value === undefined || value.length <= longest || !node.origin) continue;
        const message = `${what} must have at most ${longest} characters to be a metric dimension, got ${value.length}`;
        yield { ...place(node, field), message, actual: value.length, limit: longest };
      }
      const name = text(api.name);
      if (name === undefined || !api.origin) continue;
      if (/[^\x20-\x7e]/.test(name)) {
        yield { ...place(api, 'name'), message: `API name must be ASCII to be a metric dimension, got '${name}'`, actual: name };
      }
      const scope = `${api.origin.template} ${name}`;
      const other = names.get(scope);
      if (other !== undefined && !isConditional(model, api)) {
        yield { ...place(api, 'name'), message: `API name '${name}' is that of ${other} too, so their metrics are added up`, actual: name };
      }
      names.set(scope, nameOf(api));
    }
  },
};
