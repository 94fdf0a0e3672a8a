import { accountRule, catalogued, endpointType } from '../support';

/** More private REST APIs than an account may have in a Region. */
export const accountPrivateApis = accountRule(
  catalogued('account-private-apis', {
    why: 'AWS refuses to create any more once the account has this many in the Region.',
    fix: 'Bring several small APIs together in one, or spread them over accounts or Regions.',
  }),
  'private REST APIs',
  (model) => model.restApis.filter((api) => endpointType(model, api) === 'PRIVATE'),
);
