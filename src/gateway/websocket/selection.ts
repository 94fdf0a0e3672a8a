import { valueAt } from '../access-log';

/** What selection expressions may speak of, by its first word: `request`, `context`, `stageVariables`, `integration`. */
export type SelectionScope = Readonly<Record<string, unknown>>;

const REFERENCE = /\\\$|\$\{((?:request|context|stageVariables|integration|route)\.[^}]+)\}|\$((?:request|context|stageVariables|integration|route)(?:\.[A-Za-z0-9_-]+)+)/g;

/**
 * Evaluates a selection expression: `$request.body.action`, `${request.body.a}.${context.stage}`, `\$default`.
 * One pass: what a value brings in is not looked at again.
 *
 * @returns undefined when a part has no value or is an object
 */
export function evaluateSelection(expression: string, scope: SelectionScope): string | undefined {
  let complete = true;
  const text = expression.replace(REFERENCE, (written, braced?: string, plain?: string) => {
    if (written === '\\$') return '$';
    const value = valueAt(scope, (braced ?? plain)!.trim());
    if (value === undefined || value === null || typeof value === 'object') complete = false;
    return String(value);
  });
  return complete ? text : undefined;
}

/** A payload as selection expressions see it; undefined when it is not a JSON object. */
export function jsonObject(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined || !/^\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
