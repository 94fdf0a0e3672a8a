import { known, type V2Integration, type V2IntegrationResponse, type Value } from '../../model';
import { javaMatcher, type Template } from '../../vtl';
import { valueAt } from '../access-log';
import { applyInTime, parseInTime } from '../apply-template';
import { headerOf } from './connection';
import { contextOf, type Exchange } from './exchange';
import { lastValues, queryOf } from './parameters';
import { evaluateSelection, jsonObject, type SelectionScope } from './selection';

/** The service's default, which templates leave out. */
const DEFAULT_TEMPLATE_SELECTION = '\\$default';

/** What expressions of an exchange may speak of. */
export function selectionScope(exchange: Exchange, answer?: BackendAnswer): SelectionScope {
  const { connection: { handshake }, target, body } = exchange;
  const request = { body: jsonObject(body) ?? body, header: lastHeaders(exchange), querystring: lastValues(queryOf(handshake)) };
  return {
    request,
    route: { request },
    context: contextOf(exchange),
    stageVariables: target.variables,
    ...(answer ? { integration: { response: responseScope(answer) } } : {}),
  };
}

function responseScope({ statusCode, headers = [], body }: BackendAnswer): SelectionScope {
  return { statuscode: statusCode, header: Object.fromEntries(headers), body: jsonObject(body) ?? body };
}

/** What a backend said. */
export interface BackendAnswer {
  readonly statusCode: number;
  readonly body: string;
  readonly headers?: readonly (readonly [string, string])[];
}

/**
 * The text for the backend: the selected request template, or the message as it is.
 *
 * @throws VtlSyntaxError or VtlRenderError when the template fails
 */
export function requestBody(exchange: Exchange, integration: V2Integration): { readonly text: string; readonly templated: boolean } {
  const template = selectTemplate(integration, integration.requestTemplates, selectionScope(exchange));
  if (template === undefined) return { text: exchange.body ?? '', templated: false };
  return { text: render(exchange, template, exchange.body ?? ''), templated: true };
}

/** The text for the client: the template of the matching integration response, or what the backend said. */
export function responseBody(exchange: Exchange, integration: V2Integration, answer: BackendAnswer): string {
  const response = matchingResponse(integration, answer.statusCode);
  const template = response && selectTemplate(response, response.responseTemplates, selectionScope(exchange, answer));
  return template === undefined ? answer.body : render(exchange, template, answer.body);
}

/** The response whose key is the status, as a pattern between slashes; else `$default`. */
function matchingResponse({ responses }: V2Integration, statusCode: number): V2IntegrationResponse | undefined {
  const keyed = (wanted: (key: string) => boolean) => responses.find(({ integrationResponseKey }) => wanted(known(integrationResponseKey) ?? ''));
  return keyed((key) => /^\/.*\/$/.test(key) && matches(key.slice(1, -1), statusCode)) ?? keyed((key) => key === '$default');
}

function matches(pattern: string, statusCode: number): boolean {
  try {
    return javaMatcher(pattern)(String(statusCode));
  } catch {
    return false;
  }
}

type Templates = Value<Readonly<Record<string, Value<string>>>> | undefined;

interface Selecting {
  readonly templateSelectionExpression?: Value<string>;
}

function selectTemplate({ templateSelectionExpression }: Selecting, templates: Templates, scope: SelectionScope): string | undefined {
  const entries = known(templates) ?? {};
  const key = evaluateSelection(known(templateSelectionExpression) || DEFAULT_TEMPLATE_SELECTION, scope);
  return known((key === undefined ? undefined : entries[key]) ?? entries.$default);
}

const PARSED = new Map<string, Template>();

function render(exchange: Exchange, text: string, body: string): string {
  let template = PARSED.get(text);
  if (template === undefined) {
    template = parseInTime(text);
    if (PARSED.size >= 1000) PARSED.clear();
    PARSED.set(text, template);
  }
  const { connection: { handshake }, target: { variables } } = exchange;
  return applyInTime(template, {
    body,
    context: contextOf(exchange),
    stageVariables: variables,
    params: { querystring: lastValues(queryOf(handshake)), header: lastHeaders(exchange) },
  }).text;
}

function lastHeaders({ connection: { handshake } }: Exchange): Record<string, string> {
  return Object.fromEntries(handshake.headers);
}

/** A value of `requestParameters`: a quoted constant, or an expression such as `context.connectionId`. */
export function parameterValue(exchange: Exchange, expression: string): string | undefined {
  const constant = /^'([^]*)'$/.exec(expression);
  if (constant) return constant[1];
  const name = expression.replace(/^\$/, '');
  const header = /^route\.request\.header\.(.+)$/.exec(name);
  const value = header ? headerOf(exchange.connection.handshake, header[1]) : valueAt(selectionScope(exchange), name);
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
