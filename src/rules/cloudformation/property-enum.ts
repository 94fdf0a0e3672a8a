import {
  CACHE_CONTROL_STRATEGIES, CONNECTION_TYPES, CONTENT_HANDLING_STRATEGIES, DOCUMENTATION_PART_TYPES, ENDPOINT_TYPES, HTTP_METHODS, INTEGRATION_TYPES,
  IP_ADDRESS_TYPES, PASSTHROUGH_BEHAVIORS, PUT_MODES, RESPONSE_TRANSFER_MODES, ROUTING_MODES, V2_ROUTING_MODES,
} from '../../limits';
import type { Integration } from '../../model';
import type { Rule, Violation } from '../rule';
import { inBody, methods, place, propertyPlace, propertyValues, resourcesOf, text } from '../support';

const VERBS: readonly string[] = ['ANY', ...HTTP_METHODS];

/** Properties with a closed set of values that no other rule looks at. */
const PROPERTIES: readonly (readonly [type: string, property: string, allowed: readonly string[]])[] = [
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
const FORMS: readonly (readonly [type: string, property: string, form: RegExp, words: string])[] = [
  ['AWS::ApiGateway::DocumentationPart', 'Location.StatusCode', /^([1-5]\d\d|\*|\s*)$/, 'a status from 100 to 599 or *'],
  ['AWS::ApiGateway::DocumentationVersion', 'DocumentationVersion', /[^]/, 'a text'],
  ['AWS::ApiGatewayV2::Integration', 'CredentialsArn', /^arn:[a-z-]+:iam::[0-9*]*:(role|user|group)\/./, 'the ARN of a role or user'],
];

/** The same in OpenAPI bodies, which may write them in lower case. */
const FIELDS = [
  ['type', INTEGRATION_TYPES],
  ['connectionType', CONNECTION_TYPES],
  ['contentHandling', CONTENT_HANDLING_STRATEGIES],
  ['passthroughBehavior', PASSTHROUGH_BEHAVIORS],
  ['responseTransferMode', RESPONSE_TRANSFER_MODES],
] as const satisfies readonly (readonly [keyof Integration, readonly string[]])[];

/** A property with a value that its closed set does not have. */
export const propertyEnum: Rule = {
  meta: {
    id: 'property-enum',
    title: 'Properties with a closed set of values',
    severity: 'error',
    why: 'AWS refuses the resource, and the stack rolls back.',
    fix: 'Use one of the values that the message lists; they are case-sensitive.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ApiGateway.html',
  },
  *check(model) {
    for (const [type, property, allowed] of PROPERTIES) {
      for (const resource of resourcesOf(model, type)) {
        for (const { path, value: written } of propertyValues(resource.properties, property)) {
          const value = text(written);
          if (value === undefined || allowed.includes(property === 'HttpMethod' ? value.toUpperCase() : value)) continue;
          yield { ...propertyPlace(resource, ...path), message: `${path.join('.')} must be one of ${allowed.join(', ')}, got '${value}'`, actual: value };
        }
      }
    }
    for (const [type, property, form, words] of FORMS) {
      for (const resource of resourcesOf(model, type)) {
        for (const { path, value: written } of propertyValues(resource.properties, property)) {
          const value = text(written);
          if (value === undefined || form.test(value)) continue;
          yield { ...propertyPlace(resource, ...path), message: `${path.join('.')} must be ${words}, got '${value}'`, actual: value };
        }
      }
    }
    for (const { method } of methods(model)) {
      if (method.integration && inBody(method.integration)) yield* checkFields(method.integration);
      const verb = method.origin?.type.startsWith('AWS::Serverless::') ? text(method.httpMethod) : undefined;
      if (verb === undefined || VERBS.includes(verb)) continue;
      yield { ...place(method, 'httpMethod'), message: `HttpMethod must be one of ${VERBS.join(', ')}, got '${verb}'`, actual: verb };
    }
  },
};

function* checkFields(integration: Integration): Generator<Violation> {
  for (const [field, allowed] of FIELDS) {
    const value = text(integration[field]);
    if (value === undefined || (allowed as readonly string[]).includes(value)) continue;
    yield { ...place(integration, field), message: `${field} must be one of ${allowed.join(', ')}, got '${value}'`, actual: value };
  }
}
