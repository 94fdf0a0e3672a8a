import { parseJson, type ParsedText } from './json';
import { MAX_DEPTH, NotATemplate, TemplateError, type Template } from './template';
import { isPlain } from '../model/coerce';

/** Far more than CloudFormation's 1 MB, so that the limit itself can be reported. */
export const MAX_BYTES = 20 * 1024 * 1024;

/** What an assembly tells about a template. */
export type TemplateContext = Pick<Template, 'app' | 'stack' | 'displayName' | 'region' | 'account' | 'parent' | 'constructPathOf' | 'warningsOf' | 'documentAt'>;

/**
 * Parses a CloudFormation template in JSON or YAML.
 *
 * @param file how messages and findings name it
 * @throws TemplateError with one line that says what is wrong and where
 */
export function parseTemplate(file: string, text: string, context: TemplateContext = {}): Template {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BYTES) throw tooLarge(file, bytes);
  const parsed = parseText(file, text.replace(/^\uFEFF/, ''));
  const body = checkBody(file, parsed.data);
  return { file, body, bytes, dynamicReferences: dynamicReferences(text), duplicateKeys: parsed.duplicateKeys, locate: parsed.locate, ...context };
}

/** A template from an object that is no text, such as one that a client sent. */
export function templateOf(file: string, body: unknown, context: TemplateContext = {}): Template {
  checkDepth(file, body);
  const text = JSON.stringify(body);
  return { file, body: checkBody(file, body), bytes: Buffer.byteLength(text), dynamicReferences: dynamicReferences(text), ...context };
}

function dynamicReferences(text: string): number {
  return text.split('{{resolve:').length - 1;
}

/** Parses JSON or YAML of any content. */
export function parseText(file: string, text: string): ParsedText {
  if (text.includes('\0')) throw new TemplateError(file, 'a binary file, not a template');
  const start = text.trimStart();
  if (start === '') throw new TemplateError(file, 'the file is empty');
  const parsed = isJson(file, start) ? parseJson(file, text) : yaml(file).parseYaml(file, text);
  checkDepth(file, parsed.data);
  return parsed;
}

/** YAML may begin with a brace too, so that the name decides where it can. */
function isJson(file: string, text: string): boolean {
  return /\.json$/i.test(file) || (text.startsWith('{') && !/\.ya?ml$/i.test(file));
}

export function tooLarge(file: string, bytes: number): TemplateError {
  return new TemplateError(file, `a template is at most ${MAX_BYTES / 1024 / 1024} MB here, got ${Math.ceil(bytes / 1024 / 1024)} MB`);
}

/** The parser for YAML is loaded when there is YAML, for the library ships without it. */
function yaml(file: string): typeof import('./yaml') {
  try {
    return require('./yaml') as typeof import('./yaml'); // eslint-disable-line @typescript-eslint/no-require-imports
  } catch {
    throw new TemplateError(file, 'not JSON, and YAML can only be read by the gatehouse command');
  }
}

function checkBody(file: string, data: unknown): Template['body'] {
  if (!isPlain(data)) throw new NotATemplate(file, `not a CloudFormation template: expected an object with Resources, got ${kindOf(data)}`);
  if (!Object.hasOwn(data, 'Resources')) throw new NotATemplate(file, 'not a CloudFormation template: it has no Resources');
  if (!isPlain(data.Resources)) throw new NotATemplate(file, `Resources must be an object, got ${kindOf(data.Resources)}`);
  return data;
}

function kindOf(data: unknown): string {
  if (data === null || data === undefined) return 'nothing';
  return Array.isArray(data) ? 'a list' : `a ${typeof data}`;
}

/** Everything after this may recurse through the data. */
function checkDepth(file: string, data: unknown): void {
  if (isDeeper(data, MAX_DEPTH)) throw new TemplateError(file, `nested deeper than ${MAX_DEPTH} levels`);
}

function isDeeper(node: unknown, levels: number): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (levels < 0) return true;
  if (Array.isArray(node)) return node.some((item) => isDeeper(item, levels - 1));
  for (const key in node) if (isDeeper((node as Readonly<Record<string, unknown>>)[key], levels - 1)) return true;
  return false;
}
