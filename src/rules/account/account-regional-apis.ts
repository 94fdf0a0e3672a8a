import { accountRule, catalogued, endpointType } from '../support';

/** More Regional REST APIs than an account may have in a Region. */
export const accountRegionalApis = accountRule(
  catalogued('account-regional-apis', {
    why: 'AWS refuses to create any more once the account has this many in the Region.',
    fix: 'Bring several small APIs together in one, or spread them over accounts or Regions.',
  }),
  'Regional REST APIs',
  (model) => model.restApis.filter((api) => endpointType(model, api) === 'REGIONAL'),
);
