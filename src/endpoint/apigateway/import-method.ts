import type { Integration, Method } from '../../model';
import { pathVariables } from '../../openapi';
import type { Properties } from '../resource-type';

/** Ids in place of the names that a body refers by. */
export interface MethodReferences {
  readonly authorizerId?: string;
  readonly requestValidatorId?: string;
}

/** What an operation of a body says for people. */
export interface MethodDocumentation {
  readonly path: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  /** Status code to description. */
  readonly responses?: Readonly<Record<string, string>>;
}

/** What of an operation is for people only; `undefined` when it says nothing. */
export function methodDocumentation({ summary, description, tags, responses = [] }: Method, path: string): MethodDocumentation | undefined {
  const described = responses.filter((response) => response.description !== undefined)
    .map((response) => [String(response.statusCode), response.description]);
  const said = present({ summary, description, tags, responses: described.length === 0 ? undefined : Object.fromEntries(described) });
  return Object.keys(said).length === 0 ? undefined : { path, ...said };
}

/** A method of a definition as the properties of `AWS::ApiGateway::Method`. */
export function methodProperties(method: Method, references: MethodReferences, path: string): Properties {
  return present({
    HttpMethod: method.httpMethod,
    OperationName: method.operationName,
    AuthorizationType: method.authorizationType,
    AuthorizerId: references.authorizerId,
    AuthorizationScopes: method.authorizationScopes,
    ApiKeyRequired: method.apiKeyRequired,
    RequestValidatorId: references.requestValidatorId,
    RequestParameters: withVariables(method.requestParameters, path),
    RequestModels: method.requestModels,
    Integration: method.integration === undefined ? undefined : integrationProperties(method.integration),
    MethodResponses: method.responses?.map(({ statusCode, responseParameters, responseModels }) => (
      present({ StatusCode: statusCode, ResponseParameters: responseParameters, ResponseModels: responseModels }))),
  });
}

/** The variables of a path are parameters of its methods, whether a body declares them or not. */
function withVariables(declared: Method['requestParameters'], path: string): unknown {
  const variables = pathVariables(path).map((name) => [`method.request.path.${name}`, true]);
  return variables.length === 0 ? declared : { ...Object.fromEntries(variables), ...declared as object | undefined };
}

function integrationProperties(integration: Integration): Properties {
  const { tlsConfig } = integration as { tlsConfig?: { insecureSkipVerification?: unknown } };
  return present({
    Type: integration.type,
    IntegrationHttpMethod: integration.httpMethod,
    Uri: integration.uri,
    Credentials: integration.credentials,
    ConnectionType: integration.connectionType,
    ConnectionId: integration.connectionId,
    IntegrationTarget: integration.integrationTarget,
    TimeoutInMillis: integration.timeoutInMillis,
    PassthroughBehavior: integration.passthroughBehavior,
    ContentHandling: integration.contentHandling,
    ResponseTransferMode: integration.responseTransferMode,
    RequestParameters: integration.requestParameters,
    RequestTemplates: integration.requestTemplates,
    CacheNamespace: integration.cacheNamespace,
    CacheKeyParameters: integration.cacheKeyParameters,
    TlsConfig: tlsConfig === undefined ? undefined : present({ InsecureSkipVerification: tlsConfig.insecureSkipVerification }),
    IntegrationResponses: integration.responses?.map((response) => present({
      StatusCode: response.statusCode,
      SelectionPattern: response.selectionPattern,
      ResponseParameters: response.responseParameters,
      ResponseTemplates: response.responseTemplates,
      ContentHandling: response.contentHandling,
    })),
  });
}

function present(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
