import {
  CACHE_CONTROL_STRATEGIES, CONNECTION_TYPES, CONTENT_HANDLING_STRATEGIES, DOCUMENTATION_PART_TYPES, ENDPOINT_TYPES, HTTP_METHODS, INTEGRATION_TYPES,
  IP_ADDRESS_TYPES, PASSTHROUGH_BEHAVIORS, PUT_MODES, RESPONSE_TRANSFER_MODES, ROUTING_MODES, V2_ROUTING_MODES,
} from '../../limits';
import type { Integration } from '../../model';

export const VERBS: readonly string[] = ['ANY', ...HTTP_METHODS];

/** Properties with a closed set of values that no other rule looks at. */
export const CLOSED_PROPERTIES: readonly (readonly [type: string, property: string, allowed: readonly string[]])[] = [
  ['AWS::ApiGateway::DocumentationPart', 'Location.Type', DOCUMENTATION_PART_TYPES],
  ['AWS::ApiGateway::DomainName', 'EndpointConfiguration.IpAddressType', IP_ADDRESS_TYPES],
  ['AWS::ApiGateway::DomainName', 'EndpointConfiguration.Types.*', ENDPOINT_TYPES],
  ['AWS::ApiGateway::DomainName', 'RoutingMode', ROUTING_MODES],
  ['AWS::ApiGateway::DomainNameAccessAssociation', 'AccessAssociationSourceType', ['VPCE']],
  ['AWS::ApiGateway::DomainNameV2', 'EndpointConfiguration.IpAddressType', IP_ADDRESS_TYPES],
  ['AWS::ApiGateway::DomainNameV2', 'RoutingMode', ROUTING_MODES],
  ['AWS::ApiGateway::Method', 'HttpMethod', VERBS],
  ['AWS::ApiGateway::Method', 'Integration.ConnectionType', CONNECTION_TYPES],
  ['AWS::ApiGateway::Method', 'Integration.ContentHandling', CONTENT_HANDLING_STRATEGIES],
  ['AWS::ApiGateway::Method', 'Integration.IntegrationResponses.*.ContentHandling', CONTENT_HANDLING_STRATEGIES],
  ['AWS::ApiGateway::Method', 'Integration.PassthroughBehavior', PASSTHROUGH_BEHAVIORS],
  ['AWS::ApiGateway::Method', 'Integration.ResponseTransferMode', RESPONSE_TRANSFER_MODES],
  ['AWS::ApiGateway::Method', 'Integration.Type', INTEGRATION_TYPES],
  ['AWS::ApiGateway::RestApi', 'Mode', PUT_MODES],
  ['AWS::ApiGateway::Stage', 'MethodSettings.*.UnauthorizedCacheControlHeaderStrategy', CACHE_CONTROL_STRATEGIES],
  ['AWS::ApiGateway::UsagePlanKey', 'KeyType', ['API_KEY']],
  ['AWS::ApiGatewayV2::Api', 'IpAddressType', IP_ADDRESS_TYPES],
  ['AWS::ApiGatewayV2::DomainName', 'DomainNameConfigurations.*.EndpointType', ['REGIONAL', 'EDGE']],
  ['AWS::ApiGatewayV2::DomainName', 'DomainNameConfigurations.*.IpAddressType', IP_ADDRESS_TYPES],
  ['AWS::ApiGatewayV2::DomainName', 'RoutingMode', V2_ROUTING_MODES],
  ['AWS::ApiGatewayV2::Integration', 'ContentHandlingStrategy', CONTENT_HANDLING_STRATEGIES],
  ['AWS::ApiGatewayV2::Integration', 'PassthroughBehavior', PASSTHROUGH_BEHAVIORS],
  ['AWS::ApiGatewayV2::IntegrationResponse', 'ContentHandlingStrategy', CONTENT_HANDLING_STRATEGIES],
  ['AWS::Serverless::WebSocketApi', 'IpAddressType', IP_ADDRESS_TYPES],
];

/** Properties with a form that no other rule looks at. */
export const PROPERTY_FORMS: readonly (readonly [type: string, property: string, form: RegExp, words: string])[] = [
  ['AWS::ApiGateway::DocumentationVersion', 'DocumentationVersion', /[^]/, 'a text'],
  ['AWS::ApiGatewayV2::Integration', 'CredentialsArn', /^arn:[a-z-]+:iam::[0-9*]*:(role|user|group)\/./, 'the ARN of a role or user'],
];

/** Closed sets in OpenAPI bodies, which may write them in lower case. */
export const CLOSED_INTEGRATION_FIELDS = [
  ['type', INTEGRATION_TYPES],
  ['connectionType', CONNECTION_TYPES],
  ['contentHandling', CONTENT_HANDLING_STRATEGIES],
  ['passthroughBehavior', PASSTHROUGH_BEHAVIORS],
  ['responseTransferMode', RESPONSE_TRANSFER_MODES],
] as const satisfies readonly (readonly [keyof Integration, readonly string[]])[];
