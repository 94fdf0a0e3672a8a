import { textOf, Unresolved, type ApiModel, type Integration, type Located, type Value } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, httpApis, integrations, place, routeName, siblingOf, templateOf, text } from '../support';

/** A private integration that does not say which VPC link, or which load balancer behind it. */
export const privateIntegrationSameAccount: Rule = {
  meta: catalogued('private-integration-same-account', {
    why: 'AWS refuses the integration, and the stack rolls back.',
    fix: 'Give the VPC link, and with a VPC link of the second generation the load balancer\'s ARN; all in the API\'s own account.',
  }),
  *check(model) {
    for (const api of httpApis(model)) {
      for (const integration of api.integrations) {
        if (text(integration.connectionType) !== 'VPC_LINK') continue;
        if (integration.connectionId === undefined) {
          yield { ...place(integration), message: 'private integration must have the ConnectionId of a VPC link, got none' };
        }
        const uri = text(integration.integrationUri);
        if (uri !== undefined && /^https?:/.test(uri)) {
          const message = `private integration of an HTTP API must name a listener or a Cloud Map service by its ARN, got '${uri}'`;
          yield { ...place(integration, 'integrationUri'), message, actual: uri };
        }
        yield* checkAccount(model, integration, 'integrationUri', integration.integrationUri);
      }
    }
    yield* restIntegrations(model);
  },
};

function* restIntegrations(model: ApiModel): Generator<Violation> {
  for (const found of integrations(model)) {
    const { integration } = found;
    yield* checkAccount(model, integration, 'integrationTarget', integration.integrationTarget);
    if (integration.integrationTarget !== undefined || !usesSecondGeneration(model, integration)) continue;
    yield { ...place(integration), message: `integration of ${routeName(found)} through a VPC link (V2) must have an IntegrationTarget, got none` };
  }
}

/** The account in an ARN, against that of the stack where it is known. */
function* checkAccount(model: ApiModel, node: Located, field: string, arn: Value<string> | undefined): Generator<Violation> {
  const account = templateOf(model, node)?.account;
  const written = /^arn:(?:[^:$]+|\$\{AWS::Partition\}):[a-z-]+:[^:]*:(\d{12}):/.exec(textOf(arn) ?? '')?.[1];
  if (account === undefined || written === undefined || written === account) return;
  yield { ...place(node, field), message: `private integration must stay in the API's own account ${account}, got ${written}`, actual: written };
}

function usesSecondGeneration(model: ApiModel, integration: Integration): boolean {
  const { connectionId } = integration;
  return connectionId instanceof Unresolved && siblingOf(model, integration, connectionId.references[0])?.type === 'AWS::ApiGatewayV2::VpcLink';
}
