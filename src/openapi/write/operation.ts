import { isKnown, known, textOf, Unresolved, type Method, type MethodResponse, type Value } from '../../model';
import { EXTENSION } from '../extensions';
import { openApiParameter, pathVariables } from '../parameters';
import { writeIntegration } from './integration';
import type { Names } from './names';
import { byKey, compact, plain, record, unlessEmpty } from './plain';
import { writeSecurity } from './security';

/** The document's words for one method. */
export function writeOperation(method: Method, path: string, names: Names): Record<string, unknown> {
  const validator = method.requestValidator;
  return compact({
    tags: method.tags,
    summary: plain(method.summary),
    description: plain(method.description),
    operationId: plain(method.operationName),
    parameters: writeParameters(method, path),
    requestBody: writeContent(method.requestModels, { required: true }),
    responses: record((method.responses ?? []).flatMap(writeResponse).sort(byKey)),
    ...writeSecurity(method, names),
    [EXTENSION.requestValidator]: isKnown(validator) ? names.validator(validator) : plain(validator),
    [EXTENSION.integration]: method.integration && writeIntegration(method.integration),
  });
}

/** What a method takes, and every variable of its path, which OpenAPI wants declared. */
function writeParameters(method: Method, path: string): unknown[] | undefined {
  const required = new Map<string, unknown>(pathVariables(path).map((name) => [`method.request.path.${name}`, true]));
  for (const [name, value] of Object.entries(known(method.requestParameters) ?? {})) {
    if (required.get(name) !== true) required.set(name, plain(value));
  }
  const parameters = [...required].sort(byKey).flatMap(([name, value]) => {
    const parameter = openApiParameter(name);
    return parameter ? [compact({ ...parameter, required: value === false ? undefined : value, schema: { type: 'string' } })] : [];
  });
  return parameters.length > 0 ? parameters : undefined;
}

function writeContent(models: Method['requestModels'], extra: Record<string, unknown> = {}): Record<string, unknown> | undefined {
  const entries = Object.entries(known(models) ?? {}).map(([type, model]) => [type, { schema: { $ref: reference(model) } }] as const);
  const content = unlessEmpty(record(entries));
  return content && { content, ...extra };
}

function reference(model: Value<string>): unknown {
  return model instanceof Unresolved ? model.expression : `#/components/schemas/${model}`;
}

function writeResponse(response: MethodResponse): [string, unknown][] {
  const status = textOf(response.statusCode);
  if (status === undefined) return [];
  const headers = Object.entries(known(response.responseParameters) ?? {}).flatMap(([name, required]) => {
    const header = /^method\.response\.header\.(.+)$/s.exec(name)?.[1];
    if (header === undefined) return [];
    return [[header, compact({ required: required === false ? undefined : plain(required), schema: { type: 'string' } })] as const];
  });
  return [[status, compact({
    description: plain(response.description) ?? `${status} response`,
    headers: unlessEmpty(record(headers)),
    ...writeContent(response.responseModels),
  })]];
}
