import { accountRule, catalogued, resourcesOf } from '../support';

/** More client certificates than an account may have in a Region. */
export const accountClientCertificates = accountRule(
  catalogued('account-client-certificates', {
    why: 'AWS refuses to create any more once the account has this many in the Region.',
    fix: 'Use one client certificate for several stages, or ask Service Quotas for more.',
  }),
  'client certificates',
  (model) => resourcesOf(model, 'AWS::ApiGateway::ClientCertificate'),
);
