import type { Rule, Violation } from '../rule';
import { catalogued, inBody, integrations, lambdaUri, literalText, place, routeName, text, type IntegrationPlace } from '../support';
import { targetProblems, uriProblems } from '../support/integration-uri';
import { requestMappingProblems, responseMappingProblems } from '../support/request-mappings';

/** An integration of a REST method that AWS refuses or that fails on every call. */
export const integrationRules: Rule = {
  meta: catalogued('integration-rules', {
    why: 'AWS refuses the method, or every call of it fails with an internal server error.',
    fix: 'Follow the message: Lambda is called with POST, a backend needs a URI and a method, a private one a VPC link.',
  }),
  *check(model) {
    for (const found of integrations(model)) {
      yield* checkBackend(found);
      if (found.integration.requestParameters) yield* requestMappingProblems(found);
      if (found.integration.responses) yield* responseMappingProblems(found);
      yield* uriProblems(model, found);
      yield* targetProblems(model, found);
    }
  },
};

/** The service in the URI of an AWS integration. */
const SERVICE = /^arn:[^:]+:apigateway:[^:]+:([a-z0-9-]+(?:\.[a-z0-9-]+)*):(?:path|action)\//;

function* checkBackend(found: IntegrationPlace): Generator<Violation> {
  const { integration } = found;
  const type = text(integration.type);
  if (type === undefined || type === 'MOCK') return;
  const verb = text(integration.httpMethod);
  const lambda = lambdaUri(integration.uri);
  if (lambda && verb !== undefined && verb.toUpperCase() !== 'POST') {
    yield { ...place(integration, 'httpMethod'), message: `Lambda integration of ${routeName(found)} must call with POST, got '${verb}'`, actual: verb };
  }
  if (integration.httpMethod === undefined) {
    const message = `integration of ${routeName(found)} must have an integration HTTP method, got none`;
    yield { ...place(integration), message, ...(inBody(integration) && { severity: 'warning' as const }) };
  }
  if (integration.uri === undefined) {
    const message = `integration of ${routeName(found)} must have a URI, got none`;
    yield { ...place(integration), message, ...(inBody(integration) && { severity: 'warning' as const }) };
  }
  const service = type === 'AWS_PROXY' && !lambda ? SERVICE.exec(literalText(integration.uri, '…') ?? '')?.[1] : undefined;
  if (service !== undefined && service !== 'lambda' && service !== 'firehose') {
    const message = `AWS_PROXY integration of ${routeName(found)} must call a Lambda function or a Firehose stream, got the service ${service}`;
    yield { ...place(integration, 'type'), message, actual: service, fix: 'Use an integration of type AWS, with a mapping template for the request.' };
  }
  const privately = text(integration.connectionType) === 'VPC_LINK';
  if (privately && integration.connectionId === undefined) {
    yield { ...place(integration), message: `private integration of ${routeName(found)} must have the ConnectionId of a VPC link, got none` };
  }
  const port = Number(/^https?:\/\/[^/?#]*:(\d+)(?:[/?#]|$)/.exec(text(integration.uri) ?? '')?.[1] ?? NaN);
  if (!privately && port < 1024 && port !== 80 && port !== 443) {
    yield { ...place(integration, 'uri'), message: `port of the HTTP integration of ${routeName(found)} must be 80, 443 or from 1024, got ${port}`, actual: port };
  }
  if (type === 'AWS' && !lambda && text(integration.uri) !== undefined && integration.credentials === undefined) {
    const message = `AWS integration of ${routeName(found)} has no credentials, so the service will refuse the call`;
    yield { ...place(integration), message, severity: 'warning' };
  }
}
