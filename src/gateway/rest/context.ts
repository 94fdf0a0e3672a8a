import { requestTime } from '../access-log';
import type { Exchange } from './exchange';

/** `requestContext` of a proxy event; the order of the fields is the service's. */
export function requestContext(exchange: Exchange): Record<string, unknown> {
  const { request, target, method } = exchange;
  return {
    resourceId: method?.resourceId,
    ...(exchange.authorizer === undefined ? {} : { authorizer: authorizerContext(exchange) }),
    resourcePath: method?.resourcePath,
    ...(method?.model.operationName === undefined ? {} : { operationName: method.model.operationName }),
    httpMethod: request.method,
    extendedRequestId: exchange.extendedRequestId,
    requestTime: requestTime(exchange.startedAt),
    path: exchange.fullPath,
    accountId: target.accountId,
    protocol: request.protocol,
    stage: target.stageName,
    domainPrefix: request.domainName.split('.', 1)[0],
    requestTimeEpoch: exchange.startedAt,
    requestId: exchange.requestId,
    identity: identity(exchange),
    domainName: request.domainName,
    deploymentId: exchange.deploymentId,
    apiId: target.apiId,
    ...(exchange.isCanary === undefined ? {} : { isCanaryRequest: exchange.isCanary }),
  };
}

function authorizerContext({ authorizer, authorizerLatency }: Exchange): Record<string, unknown> {
  if (authorizer!.context.claims !== undefined) return authorizer!.context;
  return { ...authorizer!.context, principalId: authorizer!.principalId, integrationLatency: authorizerLatency };
}

function identity({ request, headers, apiKey }: Exchange): Record<string, unknown> {
  return {
    cognitoIdentityPoolId: null,
    accountId: null,
    cognitoIdentityId: null,
    caller: null,
    sourceIp: request.sourceIp,
    principalOrgId: null,
    accessKey: null,
    cognitoAuthenticationType: null,
    cognitoAuthenticationProvider: null,
    userArn: null,
    userAgent: headers.get('User-Agent') ?? null,
    user: null,
    ...(apiKey === undefined ? {} : { apiKey: apiKey.value, apiKeyId: apiKey.id }),
  };
}

/** `$context`, for mapping templates, parameter mappings, gateway responses and access logs. */
export function contextVariables(exchange: Exchange): Record<string, unknown> {
  const { error } = exchange;
  return {
    ...exchange.requestContext ?? requestContext(exchange),
    endpointType: 'REGIONAL',
    xrayTraceId: exchange.traceId,
    ...(error === undefined ? {} : {
      error: {
        message: error.text,
        messageString: JSON.stringify(error.text),
        responseType: error.responseType ?? (error.statusCode < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX'),
        // Templates put it in quotes, so it comes escaped.
        validationErrorString: error.details.validationErrorString && JSON.stringify(error.details.validationErrorString).slice(1, -1),
      },
    }),
  };
}

/** `$context` once the answer is known: what only an access log can print. */
export function logVariables(exchange: Exchange): Record<string, unknown> {
  const { integration, response, method } = exchange;
  const isLambda = method?.model.integration?.type === 'AWS_PROXY';
  return {
    ...contextVariables(exchange),
    status: response?.statusCode,
    responseLength: response?.body.length,
    responseLatency: exchange.env.clock.now() - exchange.startedAt,
    integrationLatency: integration.latency,
    integrationStatus: isLambda ? integration.status : undefined,
    awsEndpointRequestId: integration.requestId,
    integration: {
      error: integration.error,
      integrationStatus: isLambda ? integration.status : undefined,
      latency: integration.latency,
      requestId: integration.requestId,
      status: integration.status,
    },
  };
}
