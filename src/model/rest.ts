import type { Integration } from './integration';
import type { Located } from './origin';
import type { Deployment, RestStage } from './stage';
import type { Value } from './value';

export type EndpointType = 'EDGE' | 'REGIONAL' | 'PRIVATE';
export type AuthorizationType = 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS';

/**
 * What a deployment takes a snapshot of: everything a REST API is but its stages. An OpenAPI body says
 * exactly this much.
 */
export interface RestApiDefinition extends Located {
  readonly name?: Value<string>;
  readonly description?: Value<string>;
  readonly version?: Value<string>;
  readonly resources: readonly RestResource[];
  readonly models: readonly Model[];
  readonly requestValidators: readonly RequestValidator[];
  readonly authorizers: readonly RestAuthorizer[];
  readonly gatewayResponses: readonly GatewayResponse[];
  readonly documentationParts: readonly DocumentationPart[];
  readonly endpointTypes?: Value<readonly Value<EndpointType>[]>;
  readonly vpcEndpointIds?: Value<readonly Value<string>[]>;
  readonly ipAddressType?: Value<'ipv4' | 'dualstack'>;
  readonly policy?: Value<unknown>;
  readonly apiKeySource?: Value<'HEADER' | 'AUTHORIZER'>;
  readonly binaryMediaTypes?: Value<readonly Value<string>[]>;
  /** Bytes. Absent: responses are not compressed. */
  readonly minimumCompressionSize?: Value<number>;
  readonly disableExecuteApiEndpoint?: Value<boolean>;
  readonly securityPolicy?: Value<string>;
  readonly endpointAccessMode?: Value<string>;
}

/** A REST API with all that a set of templates says about it. */
export interface RestApi extends RestApiDefinition {
  readonly kind: 'REST';
  /** Identifies the API within one `ApiModel`: `<template>#<logical id>`, or the id of an API that lives elsewhere. */
  readonly key: string;
  /**
   * Where the routes are written. `unknown`: in a file the template only points to, so that no count and
   * no absence may be concluded from what is here. `external`: the API is not in these templates.
   */
  readonly definedBy: 'resources' | 'openapi' | 'unknown' | 'external';
  readonly failOnWarnings?: Value<boolean>;
  readonly mode?: Value<'merge' | 'overwrite'>;
  readonly tags?: Value<readonly Tag[]>;
  readonly deployments: readonly Deployment[];
  readonly stages: readonly RestStage[];
  readonly documentationVersions: readonly (Located & { readonly documentationVersion?: Value<string> })[];
}

export interface Tag {
  readonly key?: Value<string>;
  readonly value?: Value<string>;
}

/** A path of the API and its methods. */
export interface RestResource extends Located {
  /** The whole path from the root, such as `/orders/{id}`; unresolved when a part of it is. */
  readonly path: Value<string>;
  /** The last segment as written; absent for the root and for paths of an OpenAPI body. */
  readonly pathPart?: Value<string>;
  readonly methods: readonly Method[];
}

export interface Method extends Located {
  /** `GET`, `POST`, …, or `ANY`. */
  readonly httpMethod: Value<string>;
  readonly operationName?: Value<string>;
  readonly summary?: Value<string>;
  readonly description?: Value<string>;
  readonly tags?: readonly string[];
  /** Absent when nothing was said, which the service takes for `NONE`. */
  readonly authorizationType?: Value<AuthorizationType>;
  /** The authorizer's `key` within the API. */
  readonly authorizer?: Value<string>;
  readonly authorizationScopes?: Value<readonly Value<string>[]>;
  /** An authorizer or scheme that the method names and that nothing defines; `refused` when the template fails for it. */
  readonly undefinedAuthorizer?: Located & { readonly name: string; readonly refused: boolean };
  readonly apiKeyRequired?: Value<boolean>;
  /** The validator's `key` within the API. */
  readonly requestValidator?: Value<string>;
  /** `method.request.{querystring|path|header}.name` to whether it is required. */
  readonly requestParameters?: Value<Readonly<Record<string, Value<boolean>>>>;
  /** Content type to the name of a model of this API. */
  readonly requestModels?: Value<Readonly<Record<string, Value<string>>>>;
  readonly integration?: Integration;
  readonly responses?: readonly MethodResponse[];
}

export interface MethodResponse extends Located {
  readonly statusCode?: Value<string>;
  readonly description?: Value<string>;
  /** `method.response.header.name` to whether it is required. */
  readonly responseParameters?: Value<Readonly<Record<string, Value<boolean>>>>;
  /** Content type to the name of a model of this API. */
  readonly responseModels?: Value<Readonly<Record<string, Value<string>>>>;
}

/** A JSON schema (draft 4) for request or response bodies. */
export interface Model extends Located {
  readonly name?: Value<string>;
  readonly contentType?: Value<string>;
  readonly description?: Value<string>;
  /** The schema as an object; references to other models are `#/components/schemas/Name`, however the template wrote them. */
  readonly schema?: Value<unknown>;
}

export interface RequestValidator extends Located {
  /** How methods refer to it: logical id, or name in an OpenAPI body. */
  readonly key: string;
  readonly name?: Value<string>;
  readonly validateRequestBody?: Value<boolean>;
  readonly validateRequestParameters?: Value<boolean>;
}

export interface RestAuthorizer extends Located {
  /** How methods refer to it: logical id, or name in an OpenAPI body. */
  readonly key: string;
  readonly name?: Value<string>;
  readonly type?: Value<'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS'>;
  readonly authType?: Value<string>;
  readonly authorizerUri?: Value<string>;
  readonly authorizerCredentials?: Value<string>;
  /** Seconds; 300 when absent. */
  readonly authorizerResultTtlInSeconds?: Value<number>;
  /** Comma-separated, such as `method.request.header.Authorization`. */
  readonly identitySource?: Value<string>;
  readonly identityValidationExpression?: Value<string>;
  readonly providerARNs?: Value<readonly Value<string>[]>;
}

export interface GatewayResponse extends Located {
  readonly responseType?: Value<string>;
  readonly statusCode?: Value<string>;
  /** `gatewayresponse.header.X` to a quoted constant, `method.request.…` or `context.…`. */
  readonly responseParameters?: Value<Readonly<Record<string, Value<string>>>>;
  readonly responseTemplates?: Value<Readonly<Record<string, Value<string>>>>;
}

export interface DocumentationPart extends Located {
  readonly location?: Value<Readonly<Record<string, Value<string>>>>;
  /** The part's content as an object, where it could be parsed. */
  readonly properties?: Value<unknown>;
}
