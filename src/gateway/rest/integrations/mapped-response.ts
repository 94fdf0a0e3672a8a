import { readOverride, type Override } from '../../../vtl';
import type { GatewayResponse, Header } from '../../http';
import type { CompiledIntegrationResponse } from '../compile/integration-responses';
import type { Exchange } from '../exchange';
import { gatewayError } from '../gateway-error';
import { convertResponse } from '../mapping/content-handling';
import { byContentType, firstAccepted } from '../mapping/media-types';
import { resolveResponseExpression } from '../mapping/response-expression';
import { returnedName } from '../mapping/restricted-headers';
import { HeaderValues } from '../parameters';
import { applyOrFail, mappingInput } from './mapped-request';

/** What a backend answered. */
export interface BackendAnswer {
  readonly headers: HeaderValues;
  readonly body: Buffer;
  /** What the selection patterns are matched against; absent for a function that succeeded. */
  readonly selection?: string;
}

/** Chooses the integration response and makes of the backend's answer what the API says: nothing reaches the caller that is not mapped. */
export function mapResponse(exchange: Exchange, answer: BackendAnswer): GatewayResponse {
  const chosen = exchange.method!.responses.select(answer.selection);
  if (chosen === undefined) {
    const selection = answer.selection === undefined ? 'a success' : `'${answer.selection}'`;
    throw gatewayError('API_CONFIGURATION_ERROR', undefined, { reason: `no integration response matches ${selection}, and there is no default response` });
  }
  const body = convertResponse(exchange, answer.body, answer.headers.get('Content-Type'), chosen.contentHandling);
  const rendered = render(exchange, chosen, body);
  const headers = new Map<string, Header[]>([['content-type', [['Content-Type', rendered.contentType]]]]);
  const source = { headers: answer.headers, body: answer.body.toString('utf8') };
  for (const { name, expression } of chosen.parameters) {
    const value = resolveResponseExpression(exchange, source, expression);
    if (value !== undefined) put(headers, name, [value]);
  }
  const { header = {}, status } = rendered.override ?? {};
  for (const [name, value] of Object.entries(header)) put(headers, name, typeof value === 'string' ? [value] : value);
  // AWS ignores an override that is no HTTP status.
  const statusCode = status !== undefined && status >= 100 && status < 600 ? status : chosen.statusCode;
  return { statusCode, headers: [...headers.values()].flat(), body: rendered.body };
}

function put(headers: Map<string, Header[]>, name: string, values: readonly string[]): void {
  const returned = returnedName(name);
  if (returned !== undefined) headers.set(returned.toLowerCase(), values.map((value) => [returned, value]));
}

interface Rendered {
  readonly body: Buffer;
  readonly contentType: string;
  readonly override?: Override;
}

function render(exchange: Exchange, { templates }: CompiledIntegrationResponse, body: Buffer): Rendered {
  const byType = new Map(templates.contentTypes.map((type) => [type, type]));
  const contentType = byContentType(byType, firstAccepted(exchange.headers.get('Accept')))?.[0];
  if (contentType === undefined) return { body, contentType: 'application/json', override: exchange.overrides && readOverride(exchange.overrides.response) };
  const { text, responseOverride } = applyOrFail(parse(templates, contentType), mappingInput(exchange, body.toString('utf8')));
  return { body: Buffer.from(text), contentType, override: responseOverride };
}

function parse(templates: CompiledIntegrationResponse['templates'], contentType: string): ReturnType<typeof templates.get> {
  try {
    return templates.get(contentType);
  } catch (error) {
    throw gatewayError('API_CONFIGURATION_ERROR', undefined, { reason: (error as Error).message });
  }
}
