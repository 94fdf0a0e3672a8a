import { checkMappingSources, invalidMappings } from './mapping-expression';
import { badRequest, between, oneOf } from './texts';
import type { Properties } from '../resource-type';

const SHORTEST_TIMEOUT = 50;
const LONGEST_TIMEOUT = 29_000;

/** What an integration has when nobody says otherwise. */
export function completeIntegration(integration: Properties, resourceId: string): Properties {
  const { IntegrationResponses, ...said } = integration;
  const given = said.Type === 'MOCK' ? without(said, ['Uri', 'IntegrationHttpMethod']) : said;
  return {
    ...String(given.Type).startsWith('HTTP') ? { ConnectionType: 'INTERNET' } : {},
    PassthroughBehavior: 'WHEN_NO_MATCH',
    TimeoutInMillis: LONGEST_TIMEOUT,
    CacheNamespace: resourceId,
    CacheKeyParameters: [],
    ...given,
    ...Array.isArray(IntegrationResponses) && IntegrationResponses.length > 0 ? { IntegrationResponses } : {},
  };
}

function without(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
}

/** Throws what the service refuses in the integration of `method`. The quotas are those of an account that raised none. */
export function checkIntegration(integration: Properties, method: Properties): void {
  const { Type, Uri, IntegrationHttpMethod, ConnectionType, ConnectionId, TimeoutInMillis, PassthroughBehavior, ContentHandling } = integration;
  if (Type === undefined) badRequest('Integration type must be specified');
  oneOf(Type, ['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK'], 'integration type');
  oneOf(ConnectionType, ['INTERNET', 'VPC_LINK'], 'connection type');
  oneOf(PassthroughBehavior, ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'], 'passthrough behavior');
  oneOf(ContentHandling, ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'], 'content handling');
  if (ConnectionType === 'VPC_LINK' && ConnectionId === undefined) badRequest('Connection id must be specified for a VPC_LINK connection');
  if (Type !== 'MOCK') {
    if (Uri === undefined) badRequest('Invalid HTTP endpoint specified for URI');
    if (IntegrationHttpMethod === undefined) badRequest('Enumeration value for HttpMethod must be non-empty');
  }
  if (String(Type).startsWith('HTTP') && ConnectionType !== 'VPC_LINK' && !/^(https?:\/\/|\$\{stageVariables\.)/.test(String(Uri))) {
    badRequest('Invalid HTTP endpoint specified for URI');
  }
  if (String(Type).startsWith('AWS')) checkArn(String(Uri), String(Type));
  between(TimeoutInMillis, SHORTEST_TIMEOUT, LONGEST_TIMEOUT, `Timeout should be between ${SHORTEST_TIMEOUT} ms and ${LONGEST_TIMEOUT} ms`);
  checkMappingSources('integrationRequest', integration.RequestParameters);
  checkResponses(integration, method);
}

function checkArn(uri: string, type: string): void {
  if (!uri.startsWith('arn:')) badRequest('Invalid ARN specified in the request');
  const [, , service, , subdomain, ...rest] = uri.split(':');
  if (subdomain === undefined) badRequest('Invalid ARN specified in the request');
  if (!/^(path|action)\//.test(rest.join(':'))) badRequest('AWS ARN for integration must contain path or action');
  if (service !== 'apigateway') badRequest('Invalid ARN specified in the request');
  const isFunction = subdomain === 'lambda' && rest.join(':').includes('/functions/');
  if (type === 'AWS_PROXY' && !isFunction && subdomain !== 'firehose') {
    badRequest('Integrations of type \'AWS_PROXY\' currently only supports Lambda function and Firehose stream invocations.');
  }
}

/** A mapped header of an integration response must be declared by the method's response of that status. */
function checkResponses(integration: Properties, method: Properties): void {
  const declared = (method.MethodResponses ?? []) as readonly Properties[];
  for (const response of (integration.IntegrationResponses ?? []) as readonly Properties[]) {
    checkMappingSources('integrationResponse', response.ResponseParameters);
    for (const type of Object.keys(response.ResponseTemplates ?? {})) {
      if (!type.includes('/')) badRequest(`Validation Result: warnings : [], errors : [Invalid content type specified: ${type}]`);
    }
    const methodResponse = declared.find(({ StatusCode }) => String(StatusCode) === String(response.StatusCode));
    for (const target of Object.keys(response.ResponseParameters ?? {})) {
      if (!Object.hasOwn(methodResponse?.ResponseParameters ?? {}, target)) {
        invalidMappings([`Invalid mapping expression parameter specified: ${target}`]);
      }
    }
  }
}
