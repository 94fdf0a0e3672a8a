import { Unresolved, type Method, type MethodResponse, type Value } from '../../model';
import { asBoolean, asString, own, plainOrEmpty, type Plain } from '../../model/coerce';
import { EXTENSION } from '../extensions';
import { requestParameter } from '../parameters';
import type { Document } from './document';
import { readIntegration } from './integration';
import type { Models } from './models';
import type { SecuritySchemes } from './security';

/** What the operations of a document share. */
export interface Shared {
  readonly document: Document;
  readonly models: Models;
  readonly schemes: SecuritySchemes;
}

/** Reads the operation at a place of the document. `inherited` are the parameters of its path item. */
export function readOperation(httpMethod: string, node: Plain, inherited: unknown, path: readonly string[], shared: Shared): Method {
  const { document, schemes } = shared;
  const integration = own(node, EXTENSION.integration);
  const written = [inherited, own(node, 'parameters')].flatMap((list) => list ?? []);
  const parameters = written.map((item) => document.deref(item));
  const tags = own(node, 'tags');
  const responses = readResponses(own(node, 'responses'), path, shared);
  return {
    ...document.originAt(path, fieldsOf(document, node)),
    httpMethod,
    operationName: asString(own(node, 'operationId')),
    summary: asString(own(node, 'summary')),
    description: asString(own(node, 'description')),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : undefined,
    ...schemes.accessTo(node, path),
    requestValidator: asString(own(node, EXTENSION.requestValidator) ?? document.at(EXTENSION.requestValidator)),
    requestParameters: readParameters(parameters, written.find((item) => item instanceof Unresolved)),
    requestModels: document.swagger
      ? readBodyParameter(parameters, path, shared)
      : readContent(document.deref(own(node, 'requestBody')), [...path, 'requestBody'], shared),
    integration: readIntegration(integration, [...path, EXTENSION.integration], document),
    responses: responses.length > 0 ? responses : undefined,
  };
}

function fieldsOf(document: Document, node: Plain): Readonly<Record<string, string>> {
  // What an operation takes from the document is said of the operation.
  const security = own(node, 'security') === undefined ? '' : 'security';
  return {
    httpMethod: '',
    operationName: 'operationId',
    authorizationType: own(node, EXTENSION.auth) === undefined ? security : `${EXTENSION.auth}/type`,
    authorizer: security,
    authorizationScopes: security,
    apiKeyRequired: security,
    requestValidator: EXTENSION.requestValidator,
    requestParameters: 'parameters',
    requestModels: document.swagger ? 'parameters' : 'requestBody/content',
    integration: EXTENSION.integration,
  };
}

/** The parameters by name; not known when one of them is not, for it may have any name. */
function readParameters(parameters: readonly (Plain | undefined)[], unknown: Unresolved | undefined): Method['requestParameters'] {
  const nameless = unknown ?? parameters.flatMap((parameter) => parameter ? [own(parameter, 'in'), own(parameter, 'name')] : []).find((one) => one instanceof Unresolved);
  if (nameless) return nameless;
  const entries = parameters.flatMap((parameter): [string, Value<boolean>][] => {
    const place = parameter && own(parameter, 'in');
    const name = parameter && own(parameter, 'name');
    const written = typeof place === 'string' && typeof name === 'string' ? requestParameter(place, name) : undefined;
    return written === undefined ? [] : [[written, asBoolean(own(parameter!, 'required')) ?? false]];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Swagger 2.0 knows one body, of whatever the operation or the document consumes. */
function readBodyParameter(parameters: readonly (Plain | undefined)[], path: readonly string[], shared: Shared): Method['requestModels'] {
  const body = parameters.find((parameter) => parameter && own(parameter, 'in') === 'body');
  const model = body && shared.models.nameOf(own(body, 'schema'), [...path, 'parameters', 'schema']);
  return model === undefined ? undefined : Object.fromEntries(mediaTypes('consumes', path, shared.document).map((type) => [type, model]));
}

function mediaTypes(key: 'consumes' | 'produces', path: readonly string[], document: Document): string[] {
  const types = document.at(...path, key) ?? document.at(key);
  const known = Array.isArray(types) ? types.filter((type) => typeof type === 'string') : [];
  return known.length > 0 ? known : ['application/json'];
}

function readContent(node: Plain | undefined, path: readonly string[], { models }: Shared): Method['requestModels'] {
  const entries = Object.entries(plainOrEmpty(node && own(node, 'content'))).flatMap(([type, media]): [string, Value<string>][] => {
    const model = models.nameOf(own(plainOrEmpty(media), 'schema'), [...path, 'content', type, 'schema']);
    return model === undefined ? [] : [[type, model]];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function readResponses(node: unknown, path: readonly string[], shared: Shared): MethodResponse[] {
  if (node instanceof Unresolved) return [{ ...shared.document.originAt([...path, 'responses']), statusCode: node }];
  return Object.entries(plainOrEmpty(node)).flatMap(([status, response]) => readResponse(status, response, path, shared));
}

function readResponse(status: string, node: unknown, operation: readonly string[], shared: Shared): MethodResponse[] {
  const { document, models } = shared;
  if (node instanceof Unresolved) return [{ ...document.originAt([...operation, 'responses', status]), statusCode: status, responseParameters: node }];
  const response = document.deref(node);
  if (response === undefined) return [];
  const path = [...operation, 'responses', status];
  const headers = own(response, 'headers');
  const description = asString(own(response, 'description'));
  const swaggerModel = document.swagger ? models.nameOf(own(response, 'schema'), [...path, 'schema']) : undefined;
  return [{
    ...document.originAt(path, { statusCode: '', responseParameters: 'headers', responseModels: document.swagger ? 'schema' : 'content' }),
    statusCode: status,
    description: description === `${status} response` ? undefined : description,
    responseParameters: headers instanceof Unresolved ? headers : readHeaders(plainOrEmpty(headers)),
    responseModels: swaggerModel === undefined
      ? readContent(response, path, shared)
      : Object.fromEntries(mediaTypes('produces', operation, document).map((type) => [type, swaggerModel])),
  }];
}

function readHeaders(headers: Plain): MethodResponse['responseParameters'] {
  const entries = Object.entries(headers)
    .map(([name, header]) => [`method.response.header.${name}`, asBoolean(own(plainOrEmpty(header), 'required')) ?? false] as const);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
