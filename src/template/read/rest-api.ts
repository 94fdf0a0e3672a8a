import { keyOf } from './links';
import { asTags } from './tags';
import { below, type EndpointType, type Origin, type RestApi, type RestApiDefinition } from '../../model';
import { asBoolean, asNumber, asString, asStrings, asUpper, own, plainOrEmpty, type Plain } from '../../model/coerce';
import { readOpenApi } from '../../openapi';

/** A REST API by itself: what its own resource says. */
export type RestApiResource = Omit<RestApi, 'deployments' | 'stages' | 'documentationVersions'>;

/** Where an `AWS::ApiGateway::RestApi` says what its body may say too. The property wins. */
const PROPERTIES: Readonly<Record<string, string>> = {
  name: 'Name',
  description: 'Description',
  policy: 'Policy',
  apiKeySource: 'ApiKeySourceType',
  binaryMediaTypes: 'BinaryMediaTypes',
  minimumCompressionSize: 'MinimumCompressionSize',
  disableExecuteApiEndpoint: 'DisableExecuteApiEndpoint',
  securityPolicy: 'SecurityPolicy',
  endpointAccessMode: 'EndpointAccessMode',
  vpcEndpointIds: 'EndpointConfiguration/VpcEndpointIds',
  ipAddressType: 'EndpointConfiguration/IpAddressType',
};

/** Reads an `AWS::ApiGateway::RestApi`, with its `Body` when it has one. */
export function readRestApi(properties: Plain, origin: Origin, bodyProperty = 'Body'): RestApiResource {
  const body = own(properties, bodyProperty);
  const definition = readOpenApi(body, below(origin, bodyProperty));
  const endpoint = plainOrEmpty(own(properties, 'EndpointConfiguration'));
  const at = (field: string): unknown => {
    const [head, tail] = PROPERTIES[field].split('/');
    return tail === undefined ? own(properties, head) : own(endpoint, tail);
  };
  return {
    kind: 'REST',
    key: keyOf(origin),
    definedBy: definedBy(properties, bodyProperty),
    ...definition,
    origin: { ...origin, fields: { endpointTypes: 'EndpointConfiguration/Types', ...placesOf(definition, at, bodyProperty) } },
    name: asString(at('name')) ?? definition.name,
    description: asString(at('description')) ?? definition.description,
    policy: at('policy') ?? definition.policy,
    apiKeySource: asUpper<'HEADER' | 'AUTHORIZER'>(at('apiKeySource')) ?? definition.apiKeySource,
    binaryMediaTypes: asStrings(at('binaryMediaTypes')) ?? definition.binaryMediaTypes,
    minimumCompressionSize: asNumber(at('minimumCompressionSize')) ?? definition.minimumCompressionSize,
    disableExecuteApiEndpoint: asBoolean(at('disableExecuteApiEndpoint')) ?? definition.disableExecuteApiEndpoint,
    securityPolicy: asString(at('securityPolicy')) ?? definition.securityPolicy,
    endpointAccessMode: asString(at('endpointAccessMode')) ?? definition.endpointAccessMode,
    endpointTypes: asStrings<EndpointType>(own(endpoint, 'Types')),
    vpcEndpointIds: asStrings(at('vpcEndpointIds')) ?? definition.vpcEndpointIds,
    ipAddressType: asString<'ipv4' | 'dualstack'>(at('ipAddressType')) ?? definition.ipAddressType,
    failOnWarnings: asBoolean(own(properties, 'FailOnWarnings')),
    mode: asString<'merge' | 'overwrite'>(own(properties, 'Mode')),
    tags: asTags(own(properties, 'Tags')),
  };
}

/** A body that is only pointed to, or that a transform will bring, says nothing here. */
function definedBy(properties: Plain, bodyProperty: string): RestApi['definedBy'] {
  const body = own(properties, bodyProperty);
  if (typeof body === 'object' && body !== null && Object.keys(plainOrEmpty(body)).length > 0) return 'openapi';
  const elsewhere = body !== undefined || own(properties, 'BodyS3Location') !== undefined || own(properties, 'CloneFrom') !== undefined;
  return elsewhere ? 'unknown' : 'resources';
}

function placesOf(definition: RestApiDefinition, at: (field: string) => unknown, bodyProperty: string): Record<string, string> {
  const inBody = definition.origin?.fields ?? {};
  return Object.fromEntries(Object.entries({ ...inBody, ...PROPERTIES }).map(([field, written]) => {
    const useBody = inBody[field] !== undefined && (PROPERTIES[field] === undefined || at(field) === undefined);
    const isThere = !useBody || definition[field as keyof RestApiDefinition] !== undefined;
    return [field, useBody && isThere ? `${bodyProperty}/${inBody[field]}` : PROPERTIES[field] ?? written];
  }));
}

/** An API that these templates add to and that is not in them. */
export function externalApi(key: string): RestApiResource {
  return {
    kind: 'REST',
    key,
    definedBy: 'external',
    resources: [],
    models: [],
    requestValidators: [],
    authorizers: [],
    gatewayResponses: [],
    documentationParts: [],
  };
}
