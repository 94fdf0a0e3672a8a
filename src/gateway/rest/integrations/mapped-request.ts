import { known } from '../../../model';
import type { MappingInput, MappingOutput, Override, Template } from '../../../vtl';
import { applyInTime } from '../../apply-template';
import { requestContext } from '../context';
import type { Exchange } from '../exchange';
import { gatewayError } from '../gateway-error';
import { convertRequest } from '../mapping/content-handling';
import { mediaType } from '../mapping/media-types';
import { resolveRequestExpression } from '../mapping/request-expression';
import { reachesBackend } from '../mapping/restricted-headers';

/** What a mapping made of a request. */
export interface MappedRequest {
  readonly body: Buffer;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly query: Readonly<Record<string, string>>;
  readonly path: Readonly<Record<string, string>>;
}

const NO_OVERRIDE: Override = { path: {}, querystring: {}, header: {} };

/** Applies parameter mappings, the template for the content type, and what the template overrides. */
export function mapRequest(exchange: Exchange): MappedRequest {
  const contentType = mediaType(exchange.headers.get('Content-Type')) ?? 'application/json';
  const template = requestTemplate(exchange, contentType);
  const mapped = mapParameters(exchange);
  const converted = convertRequest(exchange, known(exchange.method!.model.integration?.contentHandling));
  let body = converted;
  let override = NO_OVERRIDE;
  if (template !== undefined) {
    const output = applyOrFail(template, mappingInput(exchange, converted.toString('utf8')));
    body = Buffer.from(output.text);
    override = output.requestOverride;
    exchange.overrides = output.overrides;
  }
  const integration = exchange.method!.model.integration!;
  const overridden = Object.entries(override.header).filter(([name]) => reachesBackend(name, integration));
  return {
    body,
    contentType,
    headers: { ...mapped.header, ...Object.fromEntries(overridden) },
    query: { ...mapped.querystring, ...override.querystring },
    path: { ...mapped.path, ...override.path },
  };
}

/** The parameter mappings alone, which proxy integrations have too. */
export function mapParameters(exchange: Exchange): Record<'header' | 'querystring' | 'path', Record<string, string>> {
  const mapped: Record<string, Record<string, string>> = { header: {}, querystring: {}, path: {} };
  for (const { location, name, expression } of exchange.method!.requestParameters) {
    if (location === 'header' && !reachesBackend(name, exchange.method!.model.integration!)) continue;
    const value = resolveRequestExpression(exchange, expression);
    if (value !== undefined) mapped[location][name] = value;
  }
  return mapped as Record<'header' | 'querystring' | 'path', Record<string, string>>;
}

/** `undefined`: the body passes as it is. */
function requestTemplate(exchange: Exchange, contentType: string): Template | undefined {
  const { requestTemplates, model } = exchange.method!;
  if (requestTemplates.has(contentType)) return parsed(() => requestTemplates.get(contentType));
  const behavior = known(model.integration?.passthroughBehavior) ?? 'WHEN_NO_MATCH';
  if (behavior === 'NEVER' || (behavior === 'WHEN_NO_TEMPLATES' && requestTemplates.contentTypes.length > 0)) {
    throw gatewayError('UNSUPPORTED_MEDIA_TYPE', undefined, { reason: `no request template for content type '${contentType}'` });
  }
  return undefined;
}

/** What a template sees of the exchange. */
export function mappingInput(exchange: Exchange, body: string): MappingInput {
  const header: Record<string, string> = {};
  for (const { name, values } of exchange.headers.entries()) header[name] = values.at(-1)!;
  const querystring = Object.fromEntries([...exchange.query].map(([name, values]) => [name, values.at(-1)!]));
  return {
    body,
    params: { path: exchange.pathParameters, querystring, header },
    context: exchange.requestContext ?? requestContext(exchange),
    stageVariables: exchange.variables,
    overrides: exchange.overrides,
  };
}

/** Renders a template; one that fails is an error of the API's configuration. */
export function applyOrFail(template: Template, input: MappingInput): MappingOutput {
  return parsed(() => applyInTime(template, input));
}

function parsed<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw gatewayError('API_CONFIGURATION_ERROR', undefined, { reason: (error as Error).message });
  }
}
