import { VtlMap } from './collections';
import { parseJson } from './json';
import { toJson } from './json-writer';
import { readPath } from './jsonpath';
import { getter, method, overloads, STRING } from './signature';
import type { Method, MethodTable, VtlObject, VtlValue } from './value';

/** A request's parameters, by where they stand. */
export interface Parameters {
  readonly path: Readonly<Record<string, string>>;
  readonly querystring: Readonly<Record<string, string>>;
  readonly header: Readonly<Record<string, string>>;
}

/** `$input`. */
export class Input implements VtlObject {
  readonly className = 'Input';
  private document: VtlValue | undefined;
  private readonly maps: VtlMap;

  constructor(private readonly body: string, parameters: Partial<Parameters> = {}) {
    this.maps = new VtlMap((['path', 'querystring', 'header'] as const)
      .map((place) => [place, new VtlMap(Object.entries(parameters[place] ?? {}))] as const));
  }

  /** The payload's text; of an empty payload `{}`, as the service says. */
  get text(): string {
    return this.body === '' ? '{}' : this.body;
  }

  path(expression: string): VtlValue {
    this.document ??= parseJson(this.text);
    return readPath(this.document, expression);
  }

  /** An empty text in quotes for what is not there, so that the JSON around it stays whole (seen in the AWS console). */
  json(expression: string): VtlValue {
    return toJson(this.path(expression) ?? '');
  }

  /** A parameter, looked for in the path, then the query string, then the headers. */
  param(name: string): VtlValue {
    for (const map of this.maps.entries.values()) {
      const value = (map as VtlMap).get(name);
      if (value !== null) return value;
    }
    return null;
  }

  params(): VtlMap {
    return this.maps;
  }


  method(name: string, args: readonly VtlValue[]): VtlValue | undefined {
    return METHODS.get(name)?.(this, args);
  }

  equals(other: VtlValue): boolean {
    return this === other;
  }

  toString(): string {
    return this.text;
  }
}

const METHODS: MethodTable<Input> = new Map<string, Method<Input>>([
  ['getBody', getter((input) => input.text)],
  ['path', method([STRING], (input, expression) => input.path(expression))],
  ['json', method([STRING], (input, expression) => input.json(expression))],
  ['params', overloads(getter((input: Input) => input.params()), method([STRING], (input: Input, name) => input.param(name)))],
]);

/** What `$input` offers, as templates write it. */
export const INPUT_MEMBERS: readonly string[] = ['body', 'json', 'params', 'path'];
