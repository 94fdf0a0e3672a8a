import type { Header } from '../../http';
import { gatewayError, malformedProxyResponse } from '../gateway-error';
import { returnedName } from '../mapping/restricted-headers';

export interface ProxyResponse {
  readonly statusCode: number;
  readonly headers: readonly Header[];
  readonly body: Buffer;
}

const FIELDS = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded']);
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Reads what a function answered as the response of a proxy integration.
 *
 * @param decodes whether a base64 body becomes bytes, which the caller's `Accept` and the API's binary media types decide
 * @throws GatewayError 502 for what is no proxy response, 500 for a body that is not base64
 */
export function readProxyResponse(payload: string, decodes: boolean): ProxyResponse {
  const answer: unknown = JSON.parse(payload);
  if (!isObject(answer)) throw malformedProxyResponse('the function answered with something that is no object');
  const unknown = Object.keys(answer).find((field) => !FIELDS.has(field));
  if (unknown !== undefined) throw malformedProxyResponse(`the function answered with the unknown field '${unknown}'`);
  if (Object.keys(answer).length === 0) throw malformedProxyResponse('the function answered with an empty object');
  return {
    statusCode: statusOf(answer.statusCode),
    headers: headersOf(answer.headers, answer.multiValueHeaders),
    body: bodyOf(answer.body, decodes && (answer.isBase64Encoded === true || answer.isBase64Encoded === 'true')),
  };
}

function statusOf(value: unknown): number {
  if (value === undefined || value === null) return 200;
  const status = typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value)) ? Number(value) : NaN;
  if (!Number.isInteger(status) || status < 100 || status > 599) throw malformedProxyResponse('statusCode is no HTTP status');
  return status;
}

function headersOf(single: unknown, multiple: unknown): Header[] {
  const byName = new Map<string, { name: string; values: string[] }>();
  for (const [name, values] of Object.entries(objectOf(multiple, 'multiValueHeaders'))) {
    if (!Array.isArray(values)) throw malformedProxyResponse(`the value of '${name}' in multiValueHeaders is no list`);
    byName.set(name.toLowerCase(), { name, values: values.map(String) });
  }
  for (const [name, value] of Object.entries(objectOf(single, 'headers'))) {
    if (value === null) continue;
    if (typeof value === 'object') throw malformedProxyResponse(`the value of '${name}' in headers is no text`);
    const header = byName.get(name.toLowerCase());
    if (header === undefined) byName.set(name.toLowerCase(), { name, values: [String(value)] });
    else if (!header.values.includes(String(value))) header.values.push(String(value));
  }
  if (!byName.has('content-type')) byName.set('content-type', { name: 'Content-Type', values: ['application/json'] });
  return [...byName.values()].flatMap(({ name, values }) => {
    const returned = returnedName(name);
    return returned === undefined ? [] : values.map((value): Header => [returned, value]);
  });
}

function bodyOf(value: unknown, decode: boolean): Buffer {
  if (value === undefined || value === null) return Buffer.alloc(0);
  if (typeof value === 'object') throw malformedProxyResponse('body is no text');
  const text = String(value);
  if (!decode) return Buffer.from(text);
  if (!BASE64.test(text)) throw gatewayError('API_CONFIGURATION_ERROR', undefined, { reason: 'body is not base64' });
  return Buffer.from(text, 'base64');
}

function objectOf(value: unknown, field: string): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw malformedProxyResponse(`${field} is no object`);
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
