import { REST_API } from './shapes';
import { badRequest, between, oneOf } from './texts';
import { shortId } from '../ids';
import type { Entity } from '../records/entity';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';
import type { Properties } from '../resource-type';

const DEFAULT_MODELS = [
  { Name: 'Empty', Description: 'This is a default empty schema model', title: 'Empty Schema', properties: undefined },
  { Name: 'Error', Description: 'This is a default error schema model', title: 'Error Schema', properties: { message: { type: 'string' } } },
];

const LARGEST_COMPRESSION_SIZE = 10_485_760;
export const COMPRESSION_SIZE_RANGE = `Invalid minimum compression size, must be between 0 and ${LARGEST_COMPRESSION_SIZE}`;

/** A REST API. Its body, when it has one, is taken apart into the records of the other types. */
export const REST_API_ENTITY: Entity = {
  type: 'AWS::ApiGateway::RestApi',
  shape: REST_API,
  defaults: {
    ApiKeySourceType: 'HEADER',
    DisableExecuteApiEndpoint: false,
  },
  complete: ({ EndpointConfiguration: endpoint, BinaryMediaTypes: types, ...properties }) => ({
    ...properties,
    ...Array.isArray(types) && types.length > 0 ? { BinaryMediaTypes: types } : {},
    EndpointConfiguration: completeEndpoint(endpoint as EndpointConfiguration | undefined),
  }),
  id: () => shortId(),
  notFound: (id, { scope }) => `Invalid API identifier specified ${scope.accountId}:${id}`,
  check: ({ Name, Description, MinimumCompressionSize, ApiKeySourceType, EndpointConfiguration, Policy }) => {
    if (Name === undefined || Name === '') badRequest('No Name specified for the API');
    if (Description === '') badRequest('Description cannot be an empty string');
    between(MinimumCompressionSize, 0, LARGEST_COMPRESSION_SIZE, COMPRESSION_SIZE_RANGE);
    oneOf(ApiKeySourceType, ['HEADER', 'AUTHORIZER'], 'API key source');
    if (typeof Policy === 'string' && Policy !== '') badRequest('Invalid policy document. Please check the policy syntax and ensure that Principals are valid.');
    checkEndpoint(EndpointConfiguration as EndpointConfiguration);
  },
  created: (record, registry) => {
    registry.records.put('AWS::ApiGateway::Resource', record.id, shortId(), { RestApiId: record.id });
    for (const { title, properties, ...model } of DEFAULT_MODELS) {
      registry.records.put('AWS::ApiGateway::Model', record.id, model.Name, {
        ...model,
        ModelId: shortId(6),
        RestApiId: record.id,
        ContentType: 'application/json',
        Schema: { $schema: 'http://json-schema.org/draft-04/schema#', title, type: 'object', ...properties && { properties } },
      });
    }
  },
  deleting: ({ id }, registry) => {
    const mapped = registry.records.list('AWS::ApiGateway::DomainName', '').some((domain) => (
      registry.records.list('AWS::ApiGateway::BasePathMapping', domain.id).some(({ properties }) => properties.RestApiId === id)));
    if (mapped) badRequest('Deleting API failed: Please remove all base path mappings related to the API in your domains');
    leavePlans(registry, id);
  },
  view: (record, registry) => ({
    id: record.id,
    createdDate: Math.floor(record.created / 1000),
    rootResourceId: rootResource(registry, record.id).id,
    ...policyText(record.properties),
  }),
};

interface EndpointConfiguration {
  readonly Types?: readonly string[];
  readonly IpAddressType?: string;
  readonly VpcEndpointIds?: readonly string[];
}

/** Edge-optimized unless said otherwise; a private API has both address families, every other IPv4 only. */
function completeEndpoint(configuration: EndpointConfiguration | undefined): EndpointConfiguration {
  const types = configuration?.Types ?? ['EDGE'];
  return { IpAddressType: types.includes('PRIVATE') ? 'dualstack' : 'ipv4', ...configuration, Types: types };
}

function checkEndpoint({ Types = [], IpAddressType, VpcEndpointIds = [] }: EndpointConfiguration): void {
  if (Types.length === 0) badRequest('REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.');
  if (Types.some((type) => !['EDGE', 'REGIONAL', 'PRIVATE'].includes(type))) badRequest('Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE');
  if (Types.length > 1) badRequest('Cannot create an api with multiple Endpoint Types.');
  if (!['ipv4', 'dualstack'].includes(String(IpAddressType))) badRequest('ipAddressType must be either ipv4 or dualstack.');
  const isPrivate = Types.includes('PRIVATE');
  if (isPrivate && IpAddressType !== 'dualstack') badRequest('Only dualstack ipAddressType is supported for Private APIs.');
  if (VpcEndpointIds.length > 0 && !isPrivate) badRequest('VPCEndpoints can only be specified with PRIVATE apis.');
}

/** The service answers a policy as JSON text whose quotes are escaped once more. */
function policyText({ Policy }: Properties): object {
  return Policy === undefined ? {} : { policy: JSON.stringify(JSON.stringify(Policy)).slice(1, -1) };
}

/** The resource of `/`, which comes with the API. */
export function rootResource(registry: Registry, apiId: string): StoredRecord {
  return registry.records.list('AWS::ApiGateway::Resource', apiId).find(({ properties }) => properties.ParentId === undefined)!;
}

/** Takes an API, or one stage of it, out of the usage plans that have it. */
export function leavePlans(registry: Registry, apiId: string, stageName?: string): void {
  for (const plan of registry.records.list('AWS::ApiGateway::UsagePlan', '')) {
    const stages = (plan.properties.ApiStages ?? []) as readonly Properties[];
    const left = stages.filter(({ ApiId, Stage }) => ApiId !== apiId || (stageName !== undefined && Stage !== stageName));
    if (left.length < stages.length) registry.records.put(plan.type, '', plan.id, { ...plan.properties, ApiStages: left });
  }
}
