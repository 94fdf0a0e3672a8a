import { parseTemplate } from '../../../vtl';
import { applyInTime } from '../../apply-template';

/**
 * A body as a parameter's value: all of it, or what a JSON path without its `$.` finds in it. Paths are those of mapping
 * templates, so they are evaluated as one.
 */
export function bodyExpression(body: string, path: string | undefined): string | undefined {
  if (path === undefined) return body;
  try {
    const { text } = applyInTime(parseTemplate('$input.path($stageVariables.path)'), { body, stageVariables: { path: `$.${path}` } });
    return text === '' ? undefined : text;
  } catch {
    return undefined;
  }
}
