import { propertyOf } from './shape';
import type { Field, Shape } from './shape';
import type { Properties } from '../resource-type';
import { AwsError } from '../service';

type Json = Readonly<Record<string, unknown>>;

/** CloudFormation's properties as the service writes them. What the shape does not know is left out. */
export function toWire(shape: Shape, properties: Properties): Record<string, unknown> {
  return pick(shape, (member, field) => properties[propertyOf(member, field)], (member) => member, valueToWire);
}

/** What a client sent, as CloudFormation's properties. Members that the shape does not know are left out. */
export function fromWire(shape: Shape, body: Json): Record<string, unknown> {
  return pick(shape, (member) => body[member], propertyOf, (field, value, member) => valueFrom(field, value, member, fromWire));
}

/** Properties of a template with scalars in their own types: CloudFormation takes `"true"` for `true`. Unknown ones are left out. */
export function normalise(shape: Shape, properties: Properties): Record<string, unknown> {
  return pick(shape, (member, field) => properties[propertyOf(member, field)], propertyOf, normaliseValue);
}

/** A scalar or collection in its own type; fails with a `BadRequestException` that names the member. */
export function coerce(field: Field, value: unknown, member: string): unknown {
  switch (field.kind) {
    case 'string': return typeof value === 'object' ? invalid(member, value, 'a string') : String(value);
    case 'boolean': return toBoolean(value, member);
    case 'integer': return toNumber(value, member, Number.isInteger, 'an integer');
    case 'number': return toNumber(value, member, Number.isFinite, 'a number');
    case 'strings': return Array.isArray(value) ? value.map(String) : [String(value)];
    case 'stringMap': return mapValues(asObject(value, member), (entry) => (entry === null ? '' : String(entry)));
    case 'booleanMap': return mapValues(asObject(value, member), (entry) => toBoolean(entry, member));
    default: return value;
  }
}

function pick(
  shape: Shape,
  read: (member: string, field: Field) => unknown,
  name: (member: string, field: Field) => string,
  convert: (field: Field, value: unknown, member: string) => unknown,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [member, field] of Object.entries(shape)) {
    const value = read(member, field);
    if (value !== undefined && value !== null) result[name(member, field)] = convert(field, value, member);
  }
  return result;
}

function valueToWire(field: Field, value: unknown): unknown {
  const shape = field.shape ?? {};
  switch (field.kind) {
    case 'object': return toWire(shape, value as Json);
    case 'list': return (value as Json[]).map((entry) => toWire(shape, entry));
    case 'map': return mapValues(value as Json, (entry) => toWire(shape, entry as Json));
    case 'keyed': return Object.fromEntries((value as Json[]).map((entry) => [String(entry[field.key ?? '']), toWire(shape, entry)]));
    case 'jsonText': return typeof value === 'string' ? value : JSON.stringify(value);
    case 'tags': return tagMap(value);
    default: return value;
  }
}

function normaliseValue(field: Field, value: unknown, member: string): unknown {
  if (field.kind === 'keyed') {
    const entries = Array.isArray(value) ? value : [value];
    return entries.map((entry: Json) => normalise(field.shape ?? {}, entry));
  }
  return valueFrom(field, value, member, normalise);
}

function valueFrom(field: Field, value: unknown, member: string, structure: (shape: Shape, value: Json) => Json): unknown {
  const shape = field.shape ?? {};
  switch (field.kind) {
    case 'object': return structure(shape, asObject(value, member));
    case 'list': return Array.isArray(value) ? value.map((entry) => structure(shape, asObject(entry, member))) : invalid(member, value, 'a list');
    case 'map': return mapValues(asObject(value, member), (entry) => structure(shape, asObject(entry, member)));
    case 'keyed': return Object.entries(asObject(value, member)).map(([key, entry]) => (
      { ...structure(shape, asObject(entry, member)), [field.key ?? '']: key }));
    case 'jsonText': return parsed(value);
    case 'tags': return tagMap(value);
    default: return coerce(field, value, member);
  }
}

/** A tag list of a template, or the map that it stands for. */
function tagMap(value: unknown): Readonly<Record<string, string>> {
  if (!Array.isArray(value)) return mapValues(value as Json, String);
  return Object.fromEntries(value.map((tag: { Key: string; Value: string }) => [tag.Key, String(tag.Value)]));
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function toBoolean(value: unknown, member: string): boolean {
  if (value === true || value === 'true' || value === 'True') return true;
  if (value === false || value === 'false' || value === 'False') return false;
  return invalid(member, value, 'true or false');
}

function toNumber(value: unknown, member: string, accepts: (value: number) => boolean, allowed: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && accepts(number) ? number : invalid(member, value, allowed);
}

function asObject(value: unknown, member: string): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Json : invalid(member, value, 'an object');
}

function invalid(member: string, value: unknown, allowed: string): never {
  throw new AwsError('BadRequestException', `Invalid value for ${member}: ${JSON.stringify(value)}. Must be ${allowed}`);
}

function mapValues<T>(map: Json, convert: (value: unknown) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, convert(value)]));
}
