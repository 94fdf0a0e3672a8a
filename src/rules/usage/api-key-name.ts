import { catalogued, lengthRule, on } from '../support';

/** An API key with too long a name. */
export const apiKeyName = lengthRule(
  catalogued('api-key-name', { why: 'AWS refuses the key, and the stack rolls back.', fix: 'Shorten the name.' }),
  on((model) => model.apiKeys).field('name'),
  { what: 'API key name', max: 'limit' },
);
