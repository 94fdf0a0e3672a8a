import { CONNECTION_TYPES, HTTP_API_INTEGRATION_TYPES, INTEGRATION_TYPES } from '../../limits';
import type { V2Api, V2Integration } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, entries, httpApis, lambdaUri, place, text, webSocketApis } from '../support';
import { httpFormatProblems, webSocketFormatProblems } from '../support/payload-formats';

/** What only one of the two protocols has. */
const HTTP_ONLY = ['integrationSubtype', 'tlsConfig', 'responseParameters'] as const;
const WEBSOCKET_ONLY = ['requestTemplates', 'passthroughBehavior', 'contentHandlingStrategy', 'templateSelectionExpression'] as const;

/** What AWS takes and leaves out: Terraform writes it for every HTTP API. */
const IGNORED: ReadonlySet<string> = new Set(['passthroughBehavior']);

/** An integration of a WebSocket or HTTP API that its protocol does not have. */
export const wsIntegrationTypes: Rule = {
  meta: catalogued('ws-integration-types', {
    why: 'AWS refuses the integration, or every call of it fails.',
    fix: 'HTTP APIs have proxies only, WebSocket APIs no VPC links; Lambda is called with POST.',
  }),
  *check(model) {
    for (const api of [...webSocketApis(model), ...httpApis(model)]) {
      for (const integration of api.integrations) yield* checkIntegration(api, integration);
    }
  },
};

function* checkIntegration(api: V2Api, integration: V2Integration): Generator<Violation> {
  const http = api.kind === 'HTTP';
  const allowed: readonly string[] = http ? HTTP_API_INTEGRATION_TYPES : INTEGRATION_TYPES;
  const type = text(integration.integrationType);
  if (type !== undefined && !allowed.includes(type)) {
    const message = `integration type of ${http ? 'an HTTP' : 'a WebSocket'} API must be one of ${allowed.join(', ')}, got '${type}'`;
    yield { ...place(integration, 'integrationType'), message, actual: type };
  }
  const connection = text(integration.connectionType);
  if (connection !== undefined && !(CONNECTION_TYPES as readonly string[]).includes(connection)) {
    const message = `connection type must be one of ${CONNECTION_TYPES.join(', ')}, got '${connection}'`;
    yield { ...place(integration, 'connectionType'), message, actual: connection };
  } else if (!http && connection === 'VPC_LINK') {
    yield { ...place(integration, 'connectionType'), message: 'VPC links are for HTTP APIs, got a WebSocket API', actual: connection };
  }
  for (const field of http ? WEBSOCKET_ONLY : HTTP_ONLY) {
    if (isEmpty(integration[field])) continue;
    const where = place(integration, field);
    const message = `${where.path?.split('/').at(-1)} is for integrations of ${http ? 'WebSocket' : 'HTTP'} APIs only`;
    yield { ...where, message, ...(IGNORED.has(field) && { severity: 'warning' as const }) };
  }
  yield* http ? httpFormatProblems(integration, type) : webSocketFormatProblems(integration);
  yield* checkLambda(http, integration, type);
}

function* checkLambda(http: boolean, integration: V2Integration, type: string | undefined): Generator<Violation> {
  const verb = text(integration.integrationMethod);
  if (verb !== undefined && verb.toUpperCase() !== 'POST' && (type === 'AWS' || type === 'AWS_PROXY') && lambdaUri(integration.integrationUri)) {
    const message = `Lambda integration must call with POST, got '${verb}'`;
    yield { ...place(integration, 'integrationMethod'), message, actual: verb, ...(http && { severity: 'warning' as const }) };
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && entries(value).length === 0);
}
