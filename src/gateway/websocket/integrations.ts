import { limitValue } from '../../limits';
import { known, type V2Integration } from '../../model';
import type { Header } from '../http';
import { functionArnOfUri } from '../lambda';
import { proxyEvent } from './event';
import type { Exchange } from './exchange';
import { parameterValue, requestBody, responseBody, type BackendAnswer } from './mapping';
import { Refusal } from './refusal';
import { withStageVariables } from '../rest/mapping/stage-variables';

/** Milliseconds: the most. */
const DEFAULT_TIMEOUT = limitValue('ws-integration-timeout');

/** What an integration gives: a status for the handshake and a text for a client that is waiting for one. */
export interface IntegrationResult {
  readonly statusCode: number;
  readonly body?: string;
  readonly headers: readonly (readonly [string, string])[];
}

/**
 * Calls the backend of a route.
 *
 * @throws Refusal when it fails, with the reason
 */
export async function integrate(exchange: Exchange, integration: V2Integration): Promise<IntegrationResult> {
  const { clock } = exchange.env;
  const started = clock.now();
  try {
    const result = await beforeTimeout(exchange, integration, (signal) => call(exchange, integration, signal));
    exchange.integrationStatus = result.statusCode;
    return result;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw failure((error as Error).message);
  } finally {
    exchange.integrationLatency = clock.now() - started;
  }
}

async function call(exchange: Exchange, integration: V2Integration, signal: AbortSignal): Promise<IntegrationResult> {
  const type = known(integration.integrationType);
  switch (type) {
    case 'AWS_PROXY': return callProxy(exchange, integration);
    case 'MOCK': return answered(exchange, integration, mock(exchange, integration));
    case 'AWS': return answered(exchange, integration, await callFunction(exchange, integration));
    case 'HTTP': return answered(exchange, integration, await callHttp(exchange, integration, requestBody(exchange, integration).text, signal));
    case 'HTTP_PROXY': {
      const answer = await callHttp(exchange, integration, exchange.body ?? '', signal);
      return { ...answer, headers: answer.headers ?? [] };
    }
    default: throw failure(`integration type '${type}' is not emulated`);
  }
}

function answered(exchange: Exchange, integration: V2Integration, answer: BackendAnswer): IntegrationResult {
  return { statusCode: answer.statusCode, body: responseBody(exchange, integration, answer), headers: [] };
}

async function callProxy(exchange: Exchange, integration: V2Integration): Promise<IntegrationResult> {
  const answer: unknown = JSON.parse(await invoke(exchange, integration, JSON.stringify(proxyEvent(exchange))));
  const { statusCode, body, headers } = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>;
  const status = Number(statusCode);
  const hasBody = body !== undefined && body !== null;
  if (!Number.isInteger(status) || status < 100 || status > 599) throw failure(`malformed Lambda proxy response: statusCode must be a status, got ${JSON.stringify(statusCode)}`);
  if (hasBody && typeof body !== 'string') throw failure('malformed Lambda proxy response: body must be a string');
  return {
    statusCode: status,
    ...(hasBody ? { body } : {}),
    headers: Object.entries((headers ?? {}) as Record<string, unknown>).map(([name, value]) => [name, String(value)] as const),
  };
}

async function callFunction(exchange: Exchange, integration: V2Integration): Promise<BackendAnswer> {
  return { statusCode: 200, body: await invoke(exchange, integration, requestBody(exchange, integration).text || '{}') };
}

/** Without a template there is nothing to take a status from, and the mock succeeds. */
function mock(exchange: Exchange, integration: V2Integration): BackendAnswer {
  const { text, templated } = requestBody(exchange, integration);
  if (!templated) return { statusCode: 200, body: '' };
  const status = Number((JSON.parse(text) as { statusCode?: unknown } | null)?.statusCode);
  if (!Number.isInteger(status)) throw failure('the request template of a mock must give a statusCode');
  return { statusCode: status, body: '' };
}

async function invoke({ env, target }: Exchange, integration: V2Integration, payload: string): Promise<string> {
  const uri = withStageVariables(known(integration.integrationUri) ?? '', target.variables);
  const arn = functionArnOfUri(uri) ?? (/^arn:[^:]*:lambda:/.test(uri) ? uri : undefined);
  if (arn === undefined) throw new Refusal(501, 'Not Implemented', `an integration with '${uri}' is not emulated, only Lambda functions are`);
  const result = await env.functions.invoke(arn, payload);
  if (result.functionError !== undefined) throw failure(`the Lambda function failed: ${result.payload}`);
  return result.payload;
}

async function callHttp(exchange: Exchange, integration: V2Integration, text: string, signal: AbortSignal): Promise<BackendAnswer> {
  const { env, target } = exchange;
  const url = new URL(withStageVariables(known(integration.integrationUri) ?? '', target.variables));
  const headers: Header[] = [];
  for (const [name, value] of Object.entries(known(integration.requestParameters) ?? {})) {
    const [, place, key] = /^integration\.request\.(header|querystring|path)\.(.+)$/.exec(name) ?? [];
    const mapped = parameterValue(exchange, known(value) ?? '');
    if (mapped === undefined) continue;
    if (place === 'header') headers.push([key, mapped]);
    if (place === 'querystring') url.searchParams.append(key, mapped);
    if (place === 'path') url.pathname = url.pathname.replaceAll(`%7B${key}%7D`, encodeURIComponent(mapped));
  }
  if (!headers.some(([name]) => name.toLowerCase() === 'content-type')) headers.push(['Content-Type', 'application/json']);
  const response = await env.fetch({
    method: known(integration.integrationMethod) ?? 'POST',
    url: url.href,
    headers,
    body: Buffer.from(text),
    insecureSkipVerification: false,
    signal,
  });
  return { statusCode: response.statusCode, body: response.body.toString('utf8'), headers: response.headers };
}

async function beforeTimeout<T>({ env: { clock } }: Exchange, integration: V2Integration, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const timeout = known(integration.timeoutInMillis) ?? DEFAULT_TIMEOUT;
  const abort = new AbortController();
  let cancel = () => {};
  const late = new Promise<never>((_, reject) => {
    cancel = clock.after(timeout, () => {
      reject(new Refusal(504, 'Endpoint request timed out', `the backend did not answer within ${timeout} ms`));
      abort.abort();
    });
  });
  try {
    return await Promise.race([work(abort.signal), late]);
  } finally {
    cancel();
  }
}

function failure(reason: string): Refusal {
  return new Refusal(500, 'Internal server error', reason);
}
