import { coerce } from './convert';
import type { Field, Shape } from './shape';
import { AwsError } from '../service';

/** A patch operation as API Gateway takes it: RFC 6902 with strings for values. */
export interface PatchOperation {
  readonly op: string;
  readonly path: string;
  readonly value?: string;
  readonly from?: string;
}

type Document = Record<string, unknown>;

/** What one operation of the service takes as a patch, and how it words what it does not take. */
export interface PatchRules {
  /** What may be changed, in the order of AWS's texts; all members of the shape when absent. */
  readonly members?: readonly string[];
  /** The operations that there are; any when absent. */
  readonly operations?: readonly string[];
  /** Members that only `replace` changes. */
  readonly replaceOnly?: readonly string[];
  /** Maps whose entries must be there to be replaced or removed, and the text of the 404 when one is not. */
  readonly entries?: Readonly<Record<string, string>>;
  /** Whether a wrong path is told alone, without those that there are. */
  readonly plain?: boolean;
}

/** Applies `operations` in order to a resource as the service writes it, and returns the new one. All or nothing. */
export function applyPatch(shape: Shape, document: Document, operations: readonly PatchOperation[], rules: PatchRules = {}): Document {
  const members = rules.members ?? Object.keys(shape);
  const result = structuredClone(document);
  for (const operation of operations) {
    const [first, ...rest] = segmentsOf(operation.path);
    checkOperation(operation, first, rules);
    if (!members.includes(first)) throw invalidPath(operation, rules, members);
    checkEntry(result[first], first, rest, operation, rules);
    if (!change(shape[first], result, first, rest, operation)) throw invalidPath(operation, rules, members);
    if (isMap(shape[first]) && Object.keys(result[first] ?? {}).length === 0) delete result[first];
  }
  return result;
}

function checkOperation({ op, path }: PatchOperation, member: string, { operations, replaceOnly }: PatchRules): void {
  if (operations !== undefined && !operations.includes(op)) {
    throw new AwsError('BadRequestException', `Invalid patch path  '${path}' specified for op '${op}'. Please choose supported operations`);
  }
  if (replaceOnly?.includes(member) === true && op !== 'replace') {
    throw new AwsError('BadRequestException', 'Invalid patch operation specified. Must be one of: [replace]');
  }
}

function checkEntry(map: unknown, member: string, rest: readonly string[], operation: PatchOperation, { entries, plain }: PatchRules): void {
  if (entries === undefined || !Object.hasOwn(entries, member)) return;
  if (rest.length !== 1) throw invalidPath(operation, { plain }, []);
  if (operation.op !== 'remove' && (operation.value ?? '') === '') {
    throw new AwsError('BadRequestException', `Invalid null or empty value in ${member}`);
  }
  if (operation.op !== 'add' && !Object.hasOwn(map ?? {}, rest[0])) throw new AwsError('NotFoundException', entries[member], 404);
}

/** The segments of a patch path, unescaped. */
export function segmentsOf(path: string | undefined): string[] {
  return (path ?? '').replace(/^\//, '').split('/').map((segment) => segment.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** The patch operations of a request's body. */
export function patchOperations(body: Readonly<Record<string, unknown>>): readonly PatchOperation[] {
  const operations = body.patchOperations ?? [];
  if (!Array.isArray(operations)) throw new AwsError('BadRequestException', 'Invalid patch operation specified');
  return operations as PatchOperation[];
}

function invalidPath({ op, path }: PatchOperation, { plain }: PatchRules, members: readonly string[]): AwsError {
  return new AwsError('BadRequestException', plain === true
    ? `Invalid patch path ${path ?? null}`
    : `Invalid patch path  '${path}' specified for op '${op}'. Must be one of: [${members.map((member) => `/${member}`).join(', ')}]`);
}

/** Returns whether the path means something here. */
function change(field: Field, parent: Document, name: string, rest: readonly string[], operation: PatchOperation): boolean {
  const { op, value } = operation;
  if (!['add', 'replace', 'remove'].includes(op)) return false;
  if (field.kind === 'strings') return changeList(parent, name, rest, operation);
  if (rest.length === 0) {
    if (op === 'remove') delete parent[name];
    else if (['object', 'list', 'map', 'keyed'].includes(field.kind)) return false;
    // As Java's Boolean.parseBoolean: what is not `true` is false.
    else if (field.kind === 'boolean') parent[name] = value?.toLowerCase() === 'true';
    else if (field.kind === 'string') parent[name] = value ?? '';
    else if (value === undefined) throw new AwsError('BadRequestException', `Invalid null or empty value in ${operation.path}`);
    else parent[name] = coerce(field, isMap(field) ? parseMap(value) : value, name);
    return true;
  }
  const inner = (parent[name] ?? {}) as Document;
  const [next, ...deeper] = rest;
  if (isMap(field)) {
    // A key such as `method.request.header.X` or a media type; a slash in it may have come unescaped.
    const key = rest.join('/');
    if (op === 'remove') delete inner[key];
    else inner[key] = field.kind === 'booleanMap' ? coerce({ kind: 'boolean' }, value, name) : value ?? '';
  } else if (field.kind === 'object') {
    const member = field.shape?.[next];
    if (member === undefined || !change(member, inner, next, deeper, operation)) return false;
  } else if (field.kind === 'map') {
    const entry = (inner[next] ?? {}) as Document;
    if (deeper.length === 0) {
      if (op !== 'remove') return false;
      delete inner[next];
    } else {
      const member = field.shape?.[deeper[0]];
      if (member === undefined || !change(member, entry, deeper[0], deeper.slice(1), operation)) return false;
      inner[next] = entry;
    }
  } else {return false;}
  parent[name] = inner;
  return true;
}

/** `/types/0`, `/types/EDGE`, `/binaryMediaTypes/image~1png`, or the list itself with the entry as the value. */
function changeList(parent: Document, name: string, rest: readonly string[], { op, value }: PatchOperation): boolean {
  const list = [...(parent[name] ?? []) as string[]];
  const named = rest.join('/');
  const index = rest.length === 0 ? -1 : list.includes(named) ? list.indexOf(named) : /^\d+$/.test(named) ? Number(named) : -1;
  if (op === 'add') list.push(value ?? named);
  else if (op === 'replace' && index >= 0) list[index] = value ?? '';
  else if (op === 'replace') list.splice(0, rest.length === 0 ? list.length : 0, ...(value ?? named).split(','));
  else if (rest.length === 0) list.splice(0, list.length, ...value === undefined ? [] : list.filter((entry) => entry !== value));
  else if (index >= 0) list.splice(index, 1);
  parent[name] = [...new Set(list)];
  return true;
}

function isMap(field: Field): boolean {
  return field.kind === 'stringMap' || field.kind === 'booleanMap' || field.kind === 'tags';
}

function parseMap(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw new AwsError('BadRequestException', `Invalid value for a map: ${JSON.stringify(value)}. Must be a JSON object`);
  }
}
