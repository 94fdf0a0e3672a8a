import { catalogued, countRule, perApi } from '../support';

/** More documentation parts than a REST API may have. */
export const restDocumentationParts = countRule(
  catalogued('rest-documentation-parts', {
    why: 'AWS refuses to create any more in this API, and the stack rolls back.',
    fix: 'Document the API in fewer parts, or ask AWS Support for more.',
  }),
  'documentation parts',
  perApi((model) => model.restApis, (api) => api.documentationParts),
);
