import type { Template } from './ast';
import { Input, type Parameters } from './input';
import { fromPlain, toPlain } from './json';
import { render, type Scope } from './render';
import { Util } from './util';

/** What a mapping template sees. */
export interface MappingInput {
  /** The payload's text. */
  readonly body: string;
  readonly params?: Partial<Parameters>;
  /** `$context`, as plain data. */
  readonly context?: Readonly<Record<string, unknown>>;
  readonly stageVariables?: Readonly<Record<string, string>>;
}

/** What a mapping template gives. */
export interface MappingOutput {
  readonly text: string;
  /** What the template wrote to `$context.requestOverride`. */
  readonly requestOverride: Override;
  /** What the template wrote to `$context.responseOverride`. */
  readonly responseOverride: Override;
}

export interface Override {
  readonly path: Readonly<Record<string, string>>;
  readonly querystring: Readonly<Record<string, string>>;
  /** Several values where the template set a list. */
  readonly header: Readonly<Record<string, string | readonly string[]>>;
  readonly status?: number;
}

/** The names that a template of API Gateway can use. */
export function mappingScope(input: MappingInput): Scope {
  const context = { ...input.context, requestOverride: emptyOverride(), responseOverride: emptyOverride() };
  return new Map([
    ['input', new Input(input.body, input.params)],
    ['context', fromPlain(context)],
    ['stageVariables', fromPlain(input.stageVariables ?? {})],
    ['util', new Util()],
  ]);
}

/**
 * Applies a mapping template.
 *
 * @throws VtlRenderError where the service answers 500
 */
export function applyTemplate(template: Template, input: MappingInput): MappingOutput {
  const scope = mappingScope(input);
  const context = scope.get('context')!;
  const text = render(template, scope);
  const { requestOverride, responseOverride } = toPlain(context) as Record<string, unknown>;
  return { text, requestOverride: readOverride(requestOverride), responseOverride: readOverride(responseOverride) };
}

function emptyOverride(): Record<string, unknown> {
  return { path: {}, querystring: {}, header: {} };
}

function readOverride(value: unknown): Override {
  const { path, querystring, header, status } = asRecord(value);
  const code = Number(status);
  return {
    path: texts(path),
    querystring: texts(querystring),
    header: Object.fromEntries(Object.entries(asRecord(header)).map(([name, item]) => [name, Array.isArray(item) ? item.map(String) : String(item)])),
    ...(Number.isInteger(code) && code > 0 ? { status: code } : {}),
  };
}

function texts(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(asRecord(value)).map(([name, item]) => [name, String(item)]));
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
