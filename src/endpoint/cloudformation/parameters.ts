import { matchesInTime } from '../../gateway/bounded';
import { AwsError } from '../service';
import type { ParameterDefinition, TemplateBody } from './template-body';

/** A parameter's value in a stack. */
export interface ParameterValue {
  readonly key: string;
  readonly value: string;
  /** What an SSM parameter type resolved to. */
  readonly resolved?: string;
}

/** What a caller says about a parameter. */
export interface ParameterInput {
  readonly key: string;
  readonly value?: string;
  readonly usePrevious: boolean;
}

/** What the API shows instead of a `NoEcho` value. */
export const NO_ECHO = '****';

const SSM_TYPE = /^AWS::SSM::Parameter::Value<(.+)>$/;

/**
 * Gives every parameter of the template its value: what the caller says, or the previous value if the caller
 * wants it, or the default.
 * @throws AwsError `ValidationError` with CloudFormation's texts
 */
export function resolveParameters(
  { Parameters }: TemplateBody,
  given: readonly ParameterInput[],
  previous: readonly ParameterValue[],
  readSsm: (name: string) => string | undefined,
): ParameterValue[] {
  const unknown = given.filter(({ key }) => !Object.hasOwn(Parameters, key)).map(({ key }) => key);
  if (unknown.length > 0) throw invalid(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  const before = new Map(previous.map(({ key, value }) => [key, value]));
  const values = Object.entries(Parameters).map(([key, definition]) => {
    const input = given.find((candidate) => candidate.key === key);
    const fallback = definition.Default === undefined ? undefined : String(definition.Default);
    if (input?.usePrevious && !before.has(key)) throw invalid(`Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`);
    return { key, definition, value: input?.usePrevious ? before.get(key) : input?.value ?? fallback };
  });
  const missing = values.filter(({ value }) => value === undefined).map(({ key }) => key);
  if (missing.length > 0) throw invalid(`Parameters: [${missing.join(', ')}] must have values`);
  const unreadable = values.filter(({ definition, value }) => SSM_TYPE.test(definition.Type) && readSsm(value!) === undefined);
  if (unreadable.length > 0) throw invalid(`Unable to fetch parameters [${unreadable.map(({ value }) => value).join(',')}] from parameter store for this account.`);
  return values.map(({ key, definition, value }) => {
    checkValue(key, definition, value!);
    return { key, value: value!, resolved: SSM_TYPE.test(definition.Type) ? readSsm(value!) : undefined };
  });
}

/** What `Ref` of the parameter gives: text, or a list for the list types. */
export function parameterReference({ Type }: ParameterDefinition, { value, resolved }: ParameterValue): string | string[] {
  const type = SSM_TYPE.exec(Type)?.[1] ?? Type;
  const text = resolved ?? value;
  const isList = type === 'CommaDelimitedList' || type.startsWith('List<');
  if (!isList) return text;
  return text === '' ? [] : text.split(',').map((item) => item.trim());
}

export function isNoEcho(definition: ParameterDefinition | undefined): boolean {
  return String(definition?.NoEcho ?? 'false') === 'true';
}

function checkValue(key: string, definition: ParameterDefinition, value: string): void {
  const { AllowedValues, AllowedPattern, MinLength, MaxLength, MinValue, MaxValue, ConstraintDescription, Type } = definition;
  const values = Type === 'CommaDelimitedList' || Type.startsWith('List<') ? value.split(',').map((item) => item.trim()) : [value];
  const refuse = (text: string) => invalid(ConstraintDescription === undefined ? text : `Parameter ${key} failed to satisfy constraint: ${ConstraintDescription}`);
  for (const item of values) {
    if ((Type === 'Number' || Type === 'List<Number>') && (item === '' || Number.isNaN(Number(item)))) throw invalid(`Parameter '${key}' must be a number`);
    if (AllowedValues !== undefined && !AllowedValues.map(String).includes(item)) throw refuse(`Parameter '${key}' must be one of AllowedValues`);
    if (AllowedPattern !== undefined && !matchesPattern(AllowedPattern, item)) throw refuse(`Parameter '${key}' must match pattern ${AllowedPattern}`);
    if (MinLength !== undefined && item.length < Number(MinLength)) throw refuse(`Parameter '${key}' must contain at least ${MinLength} characters`);
    if (MaxLength !== undefined && item.length > Number(MaxLength)) throw refuse(`Parameter '${key}' must contain at most ${MaxLength} characters`);
    if (MinValue !== undefined && Number(item) < Number(MinValue)) throw refuse(`Parameter '${key}' must be a number not less than ${MinValue}`);
    if (MaxValue !== undefined && Number(item) > Number(MaxValue)) throw refuse(`Parameter '${key}' must be a number not greater than ${MaxValue}`);
  }
}

function matchesPattern(allowed: string, value: string): boolean {
  const pattern = new RegExp(`^(?:${allowed})$`);
  return matchesInTime((text) => pattern.test(text), value);
}

function invalid(text: string): AwsError {
  return new AwsError('ValidationError', text);
}
