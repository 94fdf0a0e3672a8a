import type { ContentHandling, IntegrationType, PassthroughBehavior } from './integration';
import type { Located } from './origin';
import type { Model, Tag } from './rest';
import type { AccessLogSettings, Deployment } from './stage';
import type { Value } from './value';

/** What WebSocket and HTTP APIs share: both are `AWS::ApiGatewayV2`. */
export interface V2Api extends Located {
  readonly kind: 'WEBSOCKET' | 'HTTP';
  /** Identifies the API within one `ApiModel`: `<template>#<logical id>`, or the id of an API that lives elsewhere. */
  readonly key: string;
  readonly definedBy: 'resources' | 'openapi' | 'unknown' | 'external';
  readonly name?: Value<string>;
  readonly description?: Value<string>;
  readonly version?: Value<string>;
  readonly routeSelectionExpression?: Value<string>;
  readonly apiKeySelectionExpression?: Value<string>;
  readonly disableExecuteApiEndpoint?: Value<boolean>;
  readonly disableSchemaValidation?: Value<boolean>;
  readonly ipAddressType?: Value<string>;
  readonly failOnWarnings?: Value<boolean>;
  readonly tags?: Value<readonly Tag[]>;
  readonly routes: readonly Route[];
  readonly integrations: readonly V2Integration[];
  readonly authorizers: readonly V2Authorizer[];
  readonly models: readonly (Model & { readonly key: string })[];
  readonly deployments: readonly Deployment[];
  readonly stages: readonly V2Stage[];
}

export interface WebSocketApi extends V2Api {
  readonly kind: 'WEBSOCKET';
}

/** Read for the limits that HTTP APIs share; Gatehouse has no constructs for them. */
export interface HttpApi extends V2Api {
  readonly kind: 'HTTP';
  readonly corsConfiguration?: Value<Readonly<Record<string, unknown>>>;
  /** Quick create. */
  readonly target?: Value<string>;
  readonly routeKey?: Value<string>;
  readonly credentialsArn?: Value<string>;
}

export interface Route extends Located {
  readonly key: string;
  /** `$connect`, `$disconnect`, `$default` or a name; `METHOD /path` in an HTTP API. */
  readonly routeKey?: Value<string>;
  readonly operationName?: Value<string>;
  readonly authorizationType?: Value<string>;
  /** The authorizer's `key`. */
  readonly authorizer?: Value<string>;
  readonly authorizationScopes?: Value<readonly Value<string>[]>;
  readonly apiKeyRequired?: Value<boolean>;
  /** The integration's `key` when `target` names one of these templates. */
  readonly integration?: Value<string>;
  /** As written: `integrations/<id>`. */
  readonly target?: Value<string>;
  readonly modelSelectionExpression?: Value<string>;
  readonly requestModels?: Value<Readonly<Record<string, Value<string>>>>;
  readonly requestParameters?: Value<unknown>;
  readonly routeResponseSelectionExpression?: Value<string>;
  readonly responses: readonly RouteResponse[];
}

export interface RouteResponse extends Located {
  readonly routeResponseKey?: Value<string>;
  readonly modelSelectionExpression?: Value<string>;
  readonly responseModels?: Value<unknown>;
  readonly responseParameters?: Value<unknown>;
}

export interface V2Integration extends Located {
  readonly key: string;
  readonly integrationType?: Value<IntegrationType>;
  readonly integrationSubtype?: Value<string>;
  readonly integrationMethod?: Value<string>;
  readonly integrationUri?: Value<string>;
  readonly credentialsArn?: Value<string>;
  readonly connectionType?: Value<string>;
  readonly connectionId?: Value<string>;
  readonly payloadFormatVersion?: Value<string>;
  /** Milliseconds; 29,000 (WebSocket) or 30,000 (HTTP) when absent. */
  readonly timeoutInMillis?: Value<number>;
  readonly passthroughBehavior?: Value<PassthroughBehavior>;
  readonly contentHandlingStrategy?: Value<ContentHandling>;
  readonly templateSelectionExpression?: Value<string>;
  readonly requestTemplates?: Value<Readonly<Record<string, Value<string>>>>;
  readonly requestParameters?: Value<Readonly<Record<string, Value<string>>>>;
  readonly responseParameters?: Value<unknown>;
  readonly tlsConfig?: Value<Readonly<Record<string, unknown>>>;
  readonly responses: readonly V2IntegrationResponse[];
}

export interface V2IntegrationResponse extends Located {
  readonly integrationResponseKey?: Value<string>;
  readonly contentHandlingStrategy?: Value<ContentHandling>;
  readonly templateSelectionExpression?: Value<string>;
  readonly responseTemplates?: Value<Readonly<Record<string, Value<string>>>>;
  readonly responseParameters?: Value<Readonly<Record<string, Value<string>>>>;
}

export interface V2Authorizer extends Located {
  readonly key: string;
  readonly name?: Value<string>;
  readonly authorizerType?: Value<'REQUEST' | 'JWT'>;
  readonly authorizerUri?: Value<string>;
  readonly authorizerCredentialsArn?: Value<string>;
  readonly authorizerPayloadFormatVersion?: Value<string>;
  readonly authorizerResultTtlInSeconds?: Value<number>;
  readonly enableSimpleResponses?: Value<boolean>;
  readonly identitySource?: Value<readonly Value<string>[]>;
  readonly identityValidationExpression?: Value<string>;
  /** What SAM asks for on each route of the authorizer that says nothing itself. */
  readonly authorizationScopes?: Value<readonly Value<string>[]>;
  readonly jwtConfiguration?: Value<{ readonly audience?: Value<readonly Value<string>[]>; readonly issuer?: Value<string> }>;
}

export interface V2RouteSettings extends Located {
  /** Absent for the default route settings. */
  readonly routeKey?: string;
  readonly loggingLevel?: Value<string>;
  readonly dataTraceEnabled?: Value<boolean>;
  readonly detailedMetricsEnabled?: Value<boolean>;
  readonly throttlingRateLimit?: Value<number>;
  readonly throttlingBurstLimit?: Value<number>;
}

export interface V2Stage extends Located {
  readonly key: string;
  readonly stageName?: Value<string>;
  readonly description?: Value<string>;
  readonly deploymentId?: Value<string>;
  readonly autoDeploy?: Value<boolean>;
  readonly stageVariables?: Value<Readonly<Record<string, Value<string>>>>;
  readonly defaultRouteSettings?: V2RouteSettings;
  readonly routeSettings: readonly V2RouteSettings[];
  readonly accessLogSettings?: AccessLogSettings;
  readonly clientCertificateId?: Value<string>;
  readonly tags?: Value<unknown>;
}
