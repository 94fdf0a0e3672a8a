import { isPlain } from '../../model/coerce';
import { dependenciesOf } from '../../template';
import { AwsError } from '../service';
import { creationOrder } from './creation-order';

/** A resource as the template defines it. */
export interface ResourceDefinition {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: unknown;
}

export interface ParameterDefinition {
  readonly Type: string;
  readonly Default?: unknown;
  readonly NoEcho?: boolean | string;
  readonly Description?: string;
  readonly AllowedValues?: readonly unknown[];
  readonly AllowedPattern?: string;
  readonly ConstraintDescription?: string;
  readonly MinLength?: number | string;
  readonly MaxLength?: number | string;
  readonly MinValue?: number | string;
  readonly MaxValue?: number | string;
}

export interface OutputDefinition {
  readonly Value: unknown;
  readonly Description?: string;
  readonly Export?: { readonly Name: unknown };
  readonly Condition?: string;
}

/** A template whose structure has been checked. */
export interface TemplateBody {
  readonly Description?: string;
  readonly Metadata?: unknown;
  readonly Transform?: unknown;
  readonly Parameters: Readonly<Record<string, ParameterDefinition>>;
  readonly Mappings?: unknown;
  readonly Conditions: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, ResourceDefinition>>;
  readonly Outputs: Readonly<Record<string, OutputDefinition>>;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const MAX_RESOURCES = 500;

const SECTIONS = ['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Parameters', 'Rules', 'Mappings', 'Conditions', 'Transform', 'Hooks', 'Resources', 'Outputs'];

/** Macros that change nothing the engine does not do anyway. */
const TRANSFORMS = ['AWS::LanguageExtensions'];

/**
 * Checks what CloudFormation checks before it begins: structure, references and cycles.
 * @throws AwsError `ValidationError` with CloudFormation's text
 */
export function checkTemplate(body: unknown): TemplateBody {
  if (!isPlain(body)) throw formatError('unsupported structure.');
  const unknown = Object.keys(body).filter((section) => !SECTIONS.includes(section));
  if (unknown.length > 0) throw invalid(`Invalid template property or properties [${unknown.join(', ')}]`);
  for (const section of ['Parameters', 'Conditions', 'Resources', 'Outputs', 'Mappings']) {
    if (body[section] !== undefined && !isPlain(body[section])) throw formatError(`${section} must be an object`);
  }
  const template = { Parameters: {}, Conditions: {}, Resources: {}, Outputs: {}, ...body } as unknown as TemplateBody;
  checkResources(template);
  checkTransforms(template);
  checkReferences(template);
  creationOrder(new Map(Object.entries(template.Resources).map(([id, definition]) => [id, dependencies(template, definition)])));
  return template;
}

/** The resources that have to exist before this one. */
export function dependencies(template: TemplateBody, definition: ResourceDefinition): string[] {
  const explicit = [definition.DependsOn ?? []].flat();
  const implicit = dependenciesOf(definition.Properties).filter((name) => Object.hasOwn(template.Resources, name));
  return [...new Set([...explicit, ...implicit])];
}

function checkResources({ Resources }: TemplateBody): void {
  const entries = Object.entries(Resources);
  if (entries.length === 0) throw formatError('At least one Resources member must be defined.');
  if (entries.length > MAX_RESOURCES) {
    throw formatError(`Number of resources, ${entries.length}, is greater than maximum allowed, ${MAX_RESOURCES}`);
  }
  for (const [id, definition] of entries) {
    if (!/^[A-Za-z0-9]+$/.test(id)) throw formatError(`Resource name ${id} is non alphanumeric.`);
    if (!isPlain(definition) || typeof definition.Type !== 'string') {
      throw formatError(`[/Resources/${id}] Every Resources object must contain a Type member.`);
    }
  }
}

function checkTransforms({ Transform }: TemplateBody): void {
  const unsupported = [Transform ?? []].flat().filter((name) => !TRANSFORMS.includes(String(name)));
  if (unsupported.length > 0) throw invalid(`Transform ${unsupported.join(', ')} is not emulated by the local endpoint`);
}

function checkReferences(template: TemplateBody): void {
  const { Resources, Parameters, Outputs, Conditions } = template;
  const known = (name: string) => Object.hasOwn(Resources, name) || Object.hasOwn(Parameters, name);
  const undefinedIn = (value: unknown) => dependenciesOf(value).filter((name) => !known(name));
  const missing = Object.values(Resources).flatMap(({ Properties, DependsOn }) => [
    ...undefinedIn(Properties), ...[DependsOn ?? []].flat().filter((name) => !Object.hasOwn(Resources, name)),
  ]);
  if (missing.length > 0) throw formatError(`Unresolved resource dependencies [${[...new Set(missing)].join(', ')}] in the Resources block of the template`);
  const missingInOutputs = Object.values(Outputs).flatMap(({ Value }) => undefinedIn(Value));
  if (missingInOutputs.length > 0) {
    throw formatError(`Unresolved resource dependencies [${[...new Set(missingInOutputs)].join(', ')}] in the Outputs block of the template`);
  }
  const conditions = [...Object.values(Resources), ...Object.values(Outputs)].flatMap(({ Condition }) => Condition ?? []);
  const missingConditions = conditions.filter((name) => !Object.hasOwn(Conditions, name));
  if (missingConditions.length > 0) {
    throw formatError(`Unresolved condition dependency ${missingConditions[0]} in the Resources block of the template`);
  }
}

function formatError(text: string): AwsError {
  return invalid(`Template format error: ${text}`);
}

function invalid(text: string): AwsError {
  return new AwsError('ValidationError', text);
}
