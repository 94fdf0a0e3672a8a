import type { DocumentationPart, GatewayResponse, Method, Origin, RequestValidator, RestApiDefinition, RestResource } from '../../model';
import { asBoolean, asNumber, asPlain, asString, asStringMap, asStrings, asUpper, isPlain, own, plainOrEmpty } from '../../model/coerce';
import { EXTENSION, methodKey, METHODS } from '../extensions';
import { Document } from './document';
import { Models } from './models';
import { readOperation, type Shared } from './operation';
import { SecuritySchemes } from './security';

/**
 * Reads an OpenAPI 3.0 or Swagger 2.0 document with the `x-amazon-apigateway-*` extensions.
 *
 * Never fails: a part that makes no sense is skipped. Intrinsics must have been resolved before, so that what
 * is not known stands there as `Unresolved`. The inverse of `writeOpenApi`, but for the defaults that it leaves out.
 *
 * @param origin of the document itself; every node gets one below it, and none when this is absent
 */
export function readOpenApi(body: unknown, origin?: Origin): RestApiDefinition {
  const document = new Document(plainOrEmpty(body), origin);
  const shared: Shared = { document, models: new Models(document), schemes: new SecuritySchemes(document) };
  const resources = document.entriesAt('paths').filter(([path, item]) => path.startsWith('/') && isPlain(item))
    .map(([path]) => readPath(path, shared));
  const { path: endpoint, configuration } = endpointConfiguration(document);
  return {
    ...document.originAt([], { ...FIELDS, ...Object.fromEntries(ENDPOINT_FIELDS.map((field) => [field, `${endpoint}/${field}`])) }),
    name: asString(document.at('info', 'title')),
    description: asString(document.at('info', 'description')),
    version: asString(document.at('info', 'version')),
    resources,
    models: shared.models.all,
    requestValidators: document.entriesAt(EXTENSION.requestValidators).flatMap(([name, node]) => readValidator(name, node, document)),
    authorizers: shared.schemes.authorizers,
    gatewayResponses: document.entriesAt(EXTENSION.gatewayResponses).flatMap(([type, node]) => readGatewayResponse(type, node, document)),
    documentationParts: readDocumentation(document),
    vpcEndpointIds: asStrings(own(configuration, 'vpcEndpointIds')),
    ipAddressType: asString(own(configuration, 'ipAddressType')) as RestApiDefinition['ipAddressType'],
    disableExecuteApiEndpoint: asBoolean(own(configuration, 'disableExecuteApiEndpoint')),
    policy: document.at(EXTENSION.policy),
    apiKeySource: asUpper(document.at(EXTENSION.apiKeySource)),
    binaryMediaTypes: asStrings(document.at(EXTENSION.binaryMediaTypes)),
    minimumCompressionSize: asNumber(document.at(EXTENSION.minimumCompressionSize)),
    securityPolicy: asString(document.at(EXTENSION.securityPolicy)),
    endpointAccessMode: asString(document.at(EXTENSION.endpointAccessMode)),
  };
}

const FIELDS = {
  name: 'info/title',
  description: 'info/description',
  version: 'info/version',
  resources: 'paths',
  policy: EXTENSION.policy,
  apiKeySource: EXTENSION.apiKeySource,
  binaryMediaTypes: EXTENSION.binaryMediaTypes,
  minimumCompressionSize: EXTENSION.minimumCompressionSize,
  securityPolicy: EXTENSION.securityPolicy,
  endpointAccessMode: EXTENSION.endpointAccessMode,
};

const ENDPOINT_FIELDS = ['vpcEndpointIds', 'ipAddressType', 'disableExecuteApiEndpoint'];

/** Swagger 2.0 holds it in the document, OpenAPI 3 in a server; both places are read in both. */
function endpointConfiguration(document: Document): { readonly path: string; readonly configuration: Readonly<Record<string, unknown>> } {
  const servers = document.at('servers');
  const index = Array.isArray(servers) ? servers.findIndex((server) => isPlain(own(plainOrEmpty(server), EXTENSION.endpointConfiguration))) : -1;
  if (Array.isArray(servers) && index >= 0) {
    const configuration = plainOrEmpty(own(plainOrEmpty(servers[index]), EXTENSION.endpointConfiguration));
    return { path: `servers/${index}/${EXTENSION.endpointConfiguration}`, configuration };
  }
  return { path: EXTENSION.endpointConfiguration, configuration: plainOrEmpty(document.at(EXTENSION.endpointConfiguration)) };
}

function readPath(path: string, shared: Shared): RestResource {
  const { document } = shared;
  const item = plainOrEmpty(document.at('paths', path));
  const methods = [...METHODS, 'ANY'].flatMap((httpMethod): Method[] => {
    const key = methodKey(httpMethod);
    const node = own(item, key);
    return isPlain(node) ? [readOperation(httpMethod, node, own(item, 'parameters'), ['paths', path, key], shared)] : [];
  });
  return { ...document.originAt(['paths', path], { path: '' }), path, methods };
}

function readValidator(name: string, node: unknown, document: Document): RequestValidator[] {
  if (!isPlain(node)) return [];
  return [{
    ...document.originAt([EXTENSION.requestValidators, name], { name: '' }),
    key: name,
    name,
    validateRequestBody: asBoolean(own(node, 'validateRequestBody')),
    validateRequestParameters: asBoolean(own(node, 'validateRequestParameters')),
  }];
}

function readGatewayResponse(type: string, node: unknown, document: Document): GatewayResponse[] {
  if (!isPlain(node)) return [];
  return [{
    ...document.originAt([EXTENSION.gatewayResponses, type], { responseType: '' }),
    responseType: type,
    statusCode: asString(own(node, 'statusCode')),
    responseParameters: asStringMap(own(node, 'responseParameters')),
    responseTemplates: asStringMap(own(node, 'responseTemplates')),
  }];
}

function readDocumentation(document: Document): DocumentationPart[] {
  const parts = document.at(EXTENSION.documentation, 'documentationParts');
  return (Array.isArray(parts) ? parts : []).flatMap((part, index): DocumentationPart[] => isPlain(part) ? [{
    ...document.originAt([EXTENSION.documentation, 'documentationParts', index]),
    location: asPlain(own(part, 'location')) as DocumentationPart['location'],
    properties: own(part, 'properties'),
  }] : []);
}
