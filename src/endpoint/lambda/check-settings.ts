import type { FunctionSettings } from './function-record';
import { LAMBDA_MEMORY, LAMBDA_RUNTIMES, LAMBDA_TIMEOUT } from '../../limits';
import { AwsError } from '../service';

const ROLE = 'arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+';

/** Rejects settings that Lambda rejects, whether a client or a template gives them; those that are absent pass. */
export function checkSettings({ Runtime, Role, Timeout, MemorySize }: FunctionSettings): void {
  if (Runtime !== undefined && !LAMBDA_RUNTIMES.includes(Runtime)) {
    throw new AwsError('InvalidParameterValueException', `Value ${Runtime} at 'runtime' failed to satisfy constraint: `
      + `Member must satisfy enum value set: [${LAMBDA_RUNTIMES.join(', ')}] or be a valid ARN`, 400, { Type: 'User' });
  }
  const violations = [
    ...Role === undefined || new RegExp(`^${ROLE}$`).test(Role) ? [] : [violation('role', Role, `satisfy regular expression pattern: ${ROLE}`)],
    ...range('timeout', Timeout, LAMBDA_TIMEOUT),
    ...range('memorySize', MemorySize, LAMBDA_MEMORY),
  ];
  if (violations.length > 0) {
    throw new AwsError('ValidationException', `${violations.length} validation error${violations.length > 1 ? 's' : ''} detected: ${violations.join('; ')}`);
  }
}

function range(name: string, value: number | string | undefined, { min, max }: { readonly min: number; readonly max: number }): string[] {
  if (value === undefined) return [];
  if (!(Number(value) >= min)) return [violation(name, value, `have value greater than or equal to ${min}`)];
  return Number(value) <= max ? [] : [violation(name, value, `have value less than or equal to ${max}`)];
}

function violation(name: string, value: unknown, constraint: string): string {
  return `Value '${String(value)}' at '${name}' failed to satisfy constraint: Member must ${constraint}`;
}
