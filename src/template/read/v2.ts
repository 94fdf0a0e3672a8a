import { fields } from './fields';
import { keyBehind, keyOf, type Links } from './links';
import { schemaOf } from './rest-parts';
import { readAccessLog } from './stage';
import {
  below, type ContentHandling, type IntegrationType, type Model, type Origin, type PassthroughBehavior, type Route, type RouteResponse,
  type V2Authorizer, type V2Integration, type V2IntegrationResponse, type V2RouteSettings, type V2Stage, type Value,
} from '../../model';
import { asBoolean, asNumber, asPlain, asString, asStringMap, asStrings, asUpper, asVersion, isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';

/** The key of the integration that a route's target names, or what stands there. */
export type IntegrationOf = (target: unknown) => Value<string> | undefined;

/** Reads an `AWS::ApiGatewayV2::Route`, without its responses. `integrationOf` tells the integration that a `Target` names. */
export function readRoute(properties: Plain, origin: Origin, links: Links, integrationOf: IntegrationOf = () => undefined): Route {
  return {
    origin: { ...origin, fields: { authorizer: 'AuthorizerId', integration: 'Target' } },
    key: keyOf(origin),
    ...fields(properties, {
      routeKey: asString,
      operationName: asString,
      authorizationType: asString,
      authorizationScopes: asStrings,
      apiKeyRequired: asBoolean,
      target: asString,
      modelSelectionExpression: asString,
      requestModels: asStringMap,
      requestParameters: (value) => value,
      routeResponseSelectionExpression: asString,
    }),
    authorizer: keyBehind(own(properties, 'AuthorizerId'), links),
    integration: integrationOf(own(properties, 'Target')),
    responses: [],
  };
}

/** Reads an `AWS::ApiGatewayV2::RouteResponse`. */
export function readRouteResponse(properties: Plain, origin: Origin): RouteResponse {
  return {
    origin,
    ...fields(properties, {
      routeResponseKey: asString, modelSelectionExpression: asString, responseModels: (value) => value, responseParameters: (value) => value,
    }),
  };
}

/** Reads an `AWS::ApiGatewayV2::Integration`, without its responses. */
export function readV2Integration(properties: Plain, origin: Origin): V2Integration {
  return {
    origin,
    key: keyOf(origin),
    ...fields(properties, {
      integrationType: asUpper<IntegrationType>,
      integrationSubtype: asString,
      integrationMethod: asUpper,
      integrationUri: asString,
      credentialsArn: asString,
      connectionType: asUpper,
      connectionId: asString,
      payloadFormatVersion: asVersion,
      timeoutInMillis: asNumber,
      passthroughBehavior: asUpper<PassthroughBehavior>,
      contentHandlingStrategy: asUpper<ContentHandling>,
      templateSelectionExpression: asString,
      requestTemplates: asStringMap,
      requestParameters: asStringMap,
      responseParameters: (value) => value,
      tlsConfig: asPlain,
    }),
    responses: [],
  };
}

/** Reads an `AWS::ApiGatewayV2::IntegrationResponse`. */
export function readV2IntegrationResponse(properties: Plain, origin: Origin): V2IntegrationResponse {
  return {
    origin,
    ...fields(properties, {
      integrationResponseKey: asString,
      contentHandlingStrategy: asUpper<ContentHandling>,
      templateSelectionExpression: asString,
      responseTemplates: asStringMap,
      responseParameters: asStringMap,
    }),
  };
}

/** Reads an `AWS::ApiGatewayV2::Authorizer`. */
export function readV2Authorizer(properties: Plain, origin: Origin): V2Authorizer {
  const jwt = asPlain(own(properties, 'JwtConfiguration'));
  return {
    origin: { ...origin, fields: { audience: 'JwtConfiguration/Audience' } },
    key: keyOf(origin),
    ...fields(properties, {
      name: asString,
      authorizerType: asUpper<'REQUEST' | 'JWT'>,
      authorizerUri: asString,
      authorizerCredentialsArn: asString,
      authorizerPayloadFormatVersion: asVersion,
      authorizerResultTtlInSeconds: asNumber,
      enableSimpleResponses: asBoolean,
      identitySource: asStrings,
      identityValidationExpression: asString,
    }),
    jwtConfiguration: isPlain(jwt) ? fields(jwt, { audience: asStrings, issuer: asString }) : jwt,
  };
}

/** Reads an `AWS::ApiGatewayV2::Model`. */
export function readV2Model(properties: Plain, origin: Origin): Model & { readonly key: string } {
  return {
    origin,
    key: keyOf(origin),
    ...fields(properties, { name: asString, contentType: asString, description: asString }),
    schema: schemaOf(own(properties, 'Schema')),
  };
}

/** Reads an `AWS::ApiGatewayV2::Stage`. */
export function readV2Stage(properties: Plain, origin: Origin, links: Links): V2Stage {
  const defaults = own(properties, 'DefaultRouteSettings');
  return {
    origin,
    key: keyOf(origin),
    ...fields(properties, {
      stageName: asString,
      description: asString,
      deploymentId: (value) => keyBehind(value, links),
      autoDeploy: asBoolean,
      stageVariables: asStringMap,
      clientCertificateId: asString,
      tags: (value) => value,
    }),
    defaultRouteSettings: isPlain(defaults) ? readV2RouteSettings(defaults, below(origin, 'DefaultRouteSettings')) : undefined,
    routeSettings: Object.entries(plainOrEmpty(own(properties, 'RouteSettings'))).map(([routeKey, settings]) =>
      ({ routeKey, ...readV2RouteSettings(plainOrEmpty(settings), below(origin, 'RouteSettings', routeKey)) })),
    accessLogSettings: readAccessLog(own(properties, 'AccessLogSettings'), below(origin, 'AccessLogSettings')),
  };
}

/** Reads the settings of one route, or of all that have none of their own. */
export function readV2RouteSettings(node: Plain, origin: Origin): V2RouteSettings {
  return {
    origin,
    ...fields(node, {
      loggingLevel: asString,
      dataTraceEnabled: asBoolean,
      detailedMetricsEnabled: asBoolean,
      throttlingRateLimit: asNumber,
      throttlingBurstLimit: asNumber,
    }),
  };
}
