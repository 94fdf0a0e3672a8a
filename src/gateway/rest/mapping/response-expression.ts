import { valueAt } from '../../access-log';
import { contextVariables } from '../context';
import type { Exchange } from '../exchange';
import type { HeaderValues } from '../parameters';
import { bodyExpression } from './body-expression';
import { scalar } from './request-expression';

/** What a backend said, as response mappings see it. */
export interface MappedSource {
  readonly headers: HeaderValues;
  readonly body: string;
}

/** The value of a parameter mapping over a backend's answer; `undefined` when there is none. */
export function resolveResponseExpression(exchange: Exchange, source: MappedSource, expression: string): string | undefined {
  const constant = /^'(.*)'$/s.exec(expression);
  if (constant !== null) return constant[1];
  const [, place, name] = /^(context|stageVariables|integration\.response\.[a-z]+)(?:\.(.+))?$/s.exec(expression) ?? [];
  switch (place) {
    case 'context': return scalar(valueAt(contextVariables(exchange), name));
    case 'stageVariables': return exchange.variables[name];
    case 'integration.response.header': return source.headers.get(name);
    case 'integration.response.multivalueheader': return source.headers.all(name).join(',') || undefined;
    case 'integration.response.body': return bodyExpression(source.body, name);
    default: return undefined;
  }
}
