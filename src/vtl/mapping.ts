import type { Template } from './ast';
import { VtlMap } from './collections';
import { Input, type Parameters } from './input';
import { fromPlain, toPlain } from './json';
import { render, type Scope } from './render';
import { Util } from './util';
import type { VtlValue } from './value';

/** What a mapping template sees. */
export interface MappingInput {
  /** The payload's text. */
  readonly body: string;
  readonly params?: Partial<Parameters>;
  /** `$context`, as plain data. */
  readonly context?: Readonly<Record<string, unknown>>;
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** What an earlier template of the same request wrote to `$context.requestOverride` and `$context.responseOverride`. */
  readonly overrides?: Overrides;
}

/** Both override maps as a template left them, with whatever else it put there. */
export interface Overrides {
  readonly request: VtlValue;
  readonly response: VtlValue;
}

/** What a mapping template gives. */
export interface MappingOutput {
  readonly text: string;
  /** What the template wrote to `$context.requestOverride`. */
  readonly requestOverride: Override;
  /** What the template wrote to `$context.responseOverride`. */
  readonly responseOverride: Override;
  /** For the template that comes next in the same request. */
  readonly overrides: Overrides;
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
  return new Map([
    ['input', new Input(input.body, input.params)],
    ['context', contextOf(input)],
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
  const context = scope.get('context') as VtlMap;
  const text = render(template, scope);
  const overrides = { request: context.get('requestOverride'), response: context.get('responseOverride') };
  return { text, requestOverride: readOverride(overrides.request), responseOverride: readOverride(overrides.response), overrides };
}

/** `$context` and the objects in it, which print as nothing (recorded). */
class ContextMap extends VtlMap {
  override toString(): string {
    return '';
  }
}

function contextMap(data: object): ContextMap {
  return new ContextMap(Object.entries(data).filter(([, value]) => value !== undefined)
    .map(([key, value]: [string, unknown]) => [key, typeof value === 'object' && value !== null && !Array.isArray(value) ? contextMap(value) : fromPlain(value)] as const));
}

/** Each override map stands behind one of the variables, as a recorded `$context.keySet()` shows. */
function contextOf({ context = {}, overrides }: MappingInput): ContextMap {
  const request = overrides?.request ?? contextMap({ path: {}, header: {}, querystring: {} });
  const response = overrides?.response ?? contextMap({ header: {} });
  const map = new ContextMap();
  for (const [name, value] of contextMap(context).entries) {
    map.entries.set(name, value);
    if (name === 'protocol') map.entries.set('requestOverride', request);
    if (name === 'deploymentId') map.entries.set('responseOverride', response);
  }
  map.entries.set('requestOverride', request);
  map.entries.set('responseOverride', response);
  return map;
}

/** What of an override map the service acts on. */
export function readOverride(value: VtlValue): Override {
  const { path, querystring, header, status } = asRecord(toPlain(value));
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
