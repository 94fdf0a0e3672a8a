import type { ApiModel } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, inBody, integrations, place, routeName, text } from '../support';

/** A private integration that does not say which VPC link, or which load balancer behind it. */
export const privateIntegrationSameAccount: Rule = {
  meta: catalogued('private-integration-same-account', {
    why: 'AWS refuses the integration, and the stack rolls back.',
    fix: 'Give the VPC link, and with a VPC link of the second generation the load balancer\'s ARN; all in the API\'s own account.',
  }),
  *check(model) {
    for (const api of model.httpApis) {
      for (const integration of api.integrations) {
        if (text(integration.connectionType) !== 'VPC_LINK' || integration.connectionId !== undefined) continue;
        yield { ...place(integration), message: 'private integration must have the ConnectionId of a VPC link, got none' };
      }
    }
    yield* restIntegrations(model);
  },
};

function* restIntegrations(model: ApiModel): Generator<Violation> {
  const second = new Set(model.vpcLinks.filter((link) => link.generation === 'v2').map((link) => link.key));
  for (const found of integrations(model)) {
    const { integration } = found;
    const link = text(integration.connectionId);
    if (link === undefined || !second.has(link) || integration.integrationTarget !== undefined || inBody(integration)) continue;
    yield { ...place(integration), message: `integration of ${routeName(found)} through a VPC link (V2) must have an IntegrationTarget, got none` };
  }
}
