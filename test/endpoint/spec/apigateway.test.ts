import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as sdk from '@aws-sdk/client-api-gateway';

const FILE = join(__dirname, '../../../src/endpoint/spec/apigateway.ts');
const TYPES = join(dirname(require.resolve('@aws-sdk/client-api-gateway')), '../dist-types/models/models_0.d.ts');

type Members = { [member: string]: Kind };
type Kind = string | Members | Kind[];

/** A structure of the SDK's schemas: `[3, namespace, name, traits, members, their schemas]`. */
type Structure = readonly [number, string, string, unknown, readonly string[], readonly unknown[]];
type Operation = readonly [number, string, string, { readonly http: readonly [string, string, number] }, unknown];

const STRING_MAP = 128;
/** The trait of a map whose entries are query parameters. */
const QUERY_PARAMETERS = 64;
const schemas = Object.values(sdk as unknown as Record<string, unknown>).filter(Array.isArray) as unknown as (readonly unknown[])[];
const isEnum = (name: string): boolean => typeof sdk[name as keyof typeof sdk] === 'object' && !Array.isArray(sdk[name as keyof typeof sdk]);

/** The TypeScript type of each member of an interface: the schemas do not say which strings are closed sets. */
function memberTypes(name: string): Record<string, string> {
  const text = new RegExp(`export interface ${name} (?:extends \\w+ )?\\{\\n(.*?)\\n\\}`, 's').exec(readFileSync(TYPES, 'utf8'))?.[1] ?? '';
  return Object.fromEntries([...text.matchAll(/^ {4}(\w+)\??: (.+?) \| undefined;$/gm)].map(([, member, type]) => [member, type]));
}

function resolved(schema: unknown): unknown {
  const given = typeof schema === 'function' ? (schema as () => unknown)() : schema;
  return Array.isArray(given) && typeof given[0] === 'number' && given.length === 2 ? resolved(given[0]) : given;
}

const isStructure = (schema: unknown): schema is Structure => Array.isArray(schema) && schema[0] === 3;

/** What of a structure is checked: closed sets, and maps that hold text. Empty when nothing is. */
function checked(structure: Structure, place: string): Members {
  const types = memberTypes(structure[2]);
  const entries = structure[4].flatMap((member, index): [string, Kind][] => {
    const outer = typeof structure[5][index] === 'function' ? (structure[5][index] as () => unknown)() : structure[5][index];
    const traits = (Array.isArray(outer) && outer.length === 2 && typeof outer[1] === 'object' ? outer[1] : {}) as Record<string, unknown>;
    if (Array.isArray(outer) && outer.length === 2 && outer[1] === QUERY_PARAMETERS) return [];
    const isLabel = Array.isArray(outer) && outer.length === 2 && outer[1] === 1;
    const where = isLabel || traits.httpLabel !== undefined ? 'path' : traits.httpQuery === undefined ? 'body' : 'query';
    const name = String((where === 'query' ? traits.httpQuery : undefined) ?? traits.jsonName ?? member);
    return place === where ? kindOf(outer, types[member] ?? '', member).map((kind) => [where === 'path' ? member : name, kind]) : [];
  });
  return Object.fromEntries(entries);
}

function kindOf(outer: unknown, type: string, member: string): Kind[] {
  const schema = resolved(outer);
  if (member === 'statusCode') return ['status code'];
  if (isEnum(type)) return [type];
  if (type.endsWith('[]')) {
    const item = type.slice(0, -2);
    if (isEnum(item)) return [[item]];
    const value = Array.isArray(schema) && schema[0] === 1 ? resolved(schema[4]) : undefined;
    return isStructure(value) ? nested(value).map((members) => [members]) : [];
  }
  if (schema === STRING_MAP) return ['text map'];
  return isStructure(schema) ? nested(schema) : [];
}

function nested(structure: Structure): Members[] {
  const members = checked(structure, 'body');
  return Object.keys(members).length > 0 ? [members] : [];
}

function print(): string {
  const operations = schemas.filter((schema) => schema[0] === 9) as unknown as Operation[];
  const inputs = operations.flatMap(([, , name, { http: [method, path] }, input]) => {
    const structure = resolved(input) as Structure;
    const places = ['path', 'query', 'body'].map((place) => [place, checked(structure, place)] as const).filter(([, members]) => Object.keys(members).length > 0);
    return places.length === 0 ? [] : [{ operation: name, route: `${method} ${path}`, ...Object.fromEntries(places) }];
  });
  const used = new Set(JSON.stringify(inputs).match(/"[A-Z]\w+"/g)?.map((name) => name.slice(1, -1)));
  const sets = Object.entries(sdk).filter(([name]) => used.has(name) && isEnum(name))
    .sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, values]) => `  ${name}: ${literal(inOrder(name, Object.values(values as object)))},`);
  return [
    '// Printed by test/endpoint/spec/apigateway.test.ts from the schemas of @aws-sdk/client-api-gateway. Do not edit; run it with UPDATE_DOCS=1.',
    '/* eslint-disable @stylistic/max-len */',
    '',
    '/** The closed sets of API Gateway (v1). */',
    'export const SETS = {',
    ...sets,
    '} as const;',
    '',
    '/** The operations whose input has members of closed sets, maps of text (`text map`) or a `status code`, by where they are sent. */',
    'export const INPUTS = [',
    ...inputs.sort((a, b) => (a.operation < b.operation ? -1 : 1)).map((input) => `  ${literal(input)},`),
    '] as const;',
    '',
  ].join('\n');
}

/** The order of the service's own model, where it matters: the SDK sorts the values. */
const DECLARED: Readonly<Record<string, string>> = {
  CacheClusterSize: '0.5 1.6 6.1 13.5 28.4 58.2 118 237',
  GatewayResponseType: 'DEFAULT_4XX DEFAULT_5XX RESOURCE_NOT_FOUND UNAUTHORIZED INVALID_API_KEY ACCESS_DENIED AUTHORIZER_FAILURE '
    + 'AUTHORIZER_CONFIGURATION_ERROR INVALID_SIGNATURE EXPIRED_TOKEN MISSING_AUTHENTICATION_TOKEN INTEGRATION_FAILURE INTEGRATION_TIMEOUT '
    + 'API_CONFIGURATION_ERROR UNSUPPORTED_MEDIA_TYPE BAD_REQUEST_PARAMETERS BAD_REQUEST_BODY REQUEST_TOO_LARGE THROTTLED QUOTA_EXCEEDED WAF_FILTERED',
};

/** As the service names the values of a set: in the order of a Java hash table with 32 places, the latest first in each. Holds for every set that was recorded. */
function inOrder(name: string, sorted: readonly string[]): readonly string[] {
  const declared = DECLARED[name]?.split(' ') ?? [];
  const values = [...sorted].sort((a, b) => declared.indexOf(a) - declared.indexOf(b));
  // Of the hash, only the lowest five bits count: places, and no overflow, for all that is kept of it.
  const place = (value: string): number => [...value].reduce((hash, letter) => (31 * hash + letter.charCodeAt(0)) % 32, 0);
  return values.reverse().sort((a, b) => place(a) - place(b));
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return `'${String(value)}'`;
  const members = Object.entries(value).map(([name, member]) => `${name}: ${literal(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

it('is what the schemas of the SDK say', () => {
  const printed = print();
  if (process.env.UPDATE_DOCS === '1') writeFileSync(FILE, printed);
  expect(readFileSync(FILE, 'utf8')).toBe(printed);
});
