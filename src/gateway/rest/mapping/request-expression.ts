import { valueAt } from '../../access-log';
import { contextVariables } from '../context';
import type { Exchange } from '../exchange';
import { bodyExpression } from './body-expression';

/**
 * The value of a parameter mapping over the request: a constant in single quotes, `context.…`, `stageVariables.…`, or
 * `method.request.{header,multivalueheader,querystring,multivaluequerystring,path,body}…`.
 *
 * @returns `undefined` when there is no such value; the target is then not set
 */
export function resolveRequestExpression(exchange: Exchange, expression: string): string | undefined {
  const constant = /^'(.*)'$/s.exec(expression);
  if (constant !== null) return constant[1];
  const [, source, name] = /^(context|stageVariables|method\.request\.[a-z]+)(?:\.(.+))?$/s.exec(expression) ?? [];
  switch (source) {
    case 'context': return scalar(valueAt(contextVariables(exchange), name));
    case 'stageVariables': return exchange.variables[name];
    case 'method.request.path': return exchange.pathParameters[name];
    case 'method.request.querystring': return exchange.query.get(name)?.at(-1);
    case 'method.request.multivaluequerystring': return joined(exchange.query.get(name));
    case 'method.request.header': return exchange.headers.get(name);
    case 'method.request.multivalueheader': return joined(exchange.headers.all(name));
    case 'method.request.body': return bodyExpression(exchange.request.body.toString('utf8'), name);
    default: return undefined;
  }
}

/** A value as the text of a parameter. */
export function scalar(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function joined(values: readonly string[] | undefined): string | undefined {
  return values === undefined || values.length === 0 ? undefined : values.join(',');
}
