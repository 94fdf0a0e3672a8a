import { jsonBody } from '../protocols/json';
import { AwsError } from '../service';
import type { ServiceRequest } from '../service';
import { INPUTS, SETS } from '../spec/apigateway';

type Kind = string | Members | readonly Kind[];
interface Members { readonly [member: string]: Kind }

interface Input {
  readonly operation: string;
  readonly route: string;
  readonly path?: Members;
  readonly query?: Members;
  readonly body?: Members;
}

const STATUS_CODE = '[1-5]\\d\\d';

const routes = (INPUTS as readonly Input[]).map((input) => {
  const [method, template] = input.route.split(' ');
  const [path, when = ''] = template.split('?');
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return { input, method, when, names, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}/?$`) };
});

/**
 * Rejects what the service rejects before it looks anything up: values outside their closed sets, status codes that are none,
 * and what is no text in a map of texts. All that is wrong is told at once, the body first.
 */
export function validateInput(request: ServiceRequest): void {
  for (const { input, method, when, names, pattern } of routes) {
    const match = method === request.method ? pattern.exec(request.path) : null;
    if (match === null || when !== modeOf(request.query)) continue;
    const name = input.operation.charAt(0).toLowerCase() + input.operation.slice(1);
    const found = [
      ...input.body === undefined ? [] : violationsOf(input.body, jsonBody(request), `${name}Input.`),
      ...input.path === undefined ? [] : violationsOf(input.path, Object.fromEntries(names.map((member, index) => [member, decodeURIComponent(match[index + 1])])), ''),
      ...input.query === undefined ? [] : violationsOf(input.query, Object.fromEntries(request.query), ''),
    ];
    if (found.length > 0) {
      throw new AwsError('ValidationException', `${found.length} validation error${found.length > 1 ? 's' : ''} detected: ${found.join('; ')}`);
    }
    return;
  }
}

/** The query that tells an import from a creation at the same path. */
function modeOf(query: URLSearchParams): string {
  return query.get('mode') === 'import' ? 'mode=import' : '';
}

function violationsOf(members: Members, input: Readonly<Record<string, unknown>>, path: string): string[] {
  return Object.entries(members).flatMap(([member, kind]) => {
    const value = input[member];
    return value === undefined || value === null ? [] : violations(kind, value, `${path}${member}`);
  });
}

function violations(kind: Kind, value: unknown, path: string): string[] {
  if (kind === 'text map') return checkTexts(value);
  if (kind === 'status code') {
    return new RegExp(`^${STATUS_CODE}$`).test(String(value)) ? [] : [violation(value, path, `satisfy regular expression pattern: ${STATUS_CODE}`)];
  }
  if (typeof kind === 'string') return setOf(kind).includes(String(value)) ? [] : [violation(value, path, enumeration(kind))];
  if (!Array.isArray(kind)) return typeof value === 'object' ? violationsOf(kind as Members, value as Readonly<Record<string, unknown>>, `${path}.`) : [];
  const items = Array.isArray(value) ? value : [];
  const [item] = kind as readonly Kind[];
  if (typeof item !== 'string') return items.flatMap((entry, index) => violations(item, entry, `${path}.${index + 1}.member`));
  return items.every((entry) => setOf(item).includes(String(entry))) ? [] : [
    violation(`[${items.join(', ')}]`, path, `satisfy constraint: [Member must ${enumeration(item)}]`),
  ];
}

function setOf(name: string): readonly string[] {
  return SETS[name as keyof typeof SETS];
}

function enumeration(name: string): string {
  return `satisfy enum value set: [${setOf(name).join(', ')}]`;
}

function violation(value: unknown, path: string, constraint: string): string {
  return `Value '${String(value)}' at '${path}' failed to satisfy constraint: Member must ${constraint}`;
}

/** The service's own reader turns nothing but text into text. */
function checkTexts(map: unknown): never[] {
  for (const value of Object.values(typeof map === 'object' && map !== null ? map : {})) {
    const type = typeof value === 'boolean' ? 'java.lang.Boolean' : typeof value === 'number' ? 'com.amazon.coral.value.json.numbers.TruncatingBigNumber' : undefined;
    if (type !== undefined) throw new AwsError('SerializationException', `class ${type} can not be converted to an String`);
  }
  return [];
}
