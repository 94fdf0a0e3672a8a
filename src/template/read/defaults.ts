import { isPlain, own } from '../../model/coerce';

/**
 * The value that a parameter has when a deployment gives none. The default of an SSM parameter type is only its name,
 * and a secret's is no value that anybody means.
 */
export function defaultOf(parameter: unknown): unknown {
  if (!isPlain(parameter)) return undefined;
  const type = String(own(parameter, 'Type'));
  const value = own(parameter, 'Default');
  if (type.startsWith('AWS::SSM::') || own(parameter, 'NoEcho') !== undefined) return undefined;
  if (/^(CommaDelimitedList$|List<)/.test(type)) return typeof value === 'string' ? value.split(',').map((item) => item.trim()) : undefined;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
