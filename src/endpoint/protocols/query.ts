import { AwsError } from '../service';
import type { CallContext, Service, ServiceRequest, ServiceResponse } from '../service';
import type { Protocol } from './protocol';
import { xmlElement } from './xml';
import type { XmlValue } from './xml';

/** The input of a query operation: nested objects and lists, every leaf a string. */
export interface QueryInput {
  readonly [name: string]: QueryValue | undefined;
}
export type QueryValue = string | readonly QueryValue[] | QueryInput;

export type QueryOutput = { readonly [name: string]: XmlValue };
export type QueryOperation = (input: QueryInput, context: CallContext) => QueryOutput | Promise<QueryOutput>;

/** A service that speaks the AWS query protocol: form fields in, XML out. */
export function queryService(options: {
  readonly name: string;
  readonly namespace: string;
  readonly operations: Readonly<Record<string, QueryOperation>>;
}): Service {
  return {
    name: options.name,
    protocol: queryProtocol(options.namespace),
    async handle(request, context) {
      const fields = formFields(request);
      const operation = fields.get('Action') ?? '';
      if (operation === '') throw new AwsError('MissingAction', 'the request has no parameter Action');
      if (!Object.hasOwn(options.operations, operation)) {
        throw new AwsError('InvalidAction', `${options.name} ${operation} is not emulated by the local endpoint`, 501);
      }
      const output = await options.operations[operation](parseQuery(fields), context);
      const result = xmlElement(`${operation}Result`, output, 'member');
      const metadata = xmlElement('ResponseMetadata', { RequestId: context.requestId }, 'member');
      return xml(200, `<${operation}Response xmlns="${options.namespace}">${result}${metadata}</${operation}Response>`, context.requestId);
    },
  };
}

/** How a query service writes its errors. */
export function queryProtocol(namespace: string): Protocol {
  return {
    error(error, requestId) {
      const type = error.status < 500 ? 'Sender' : 'Receiver';
      const body = xmlElement('Error', { Type: type, Code: error.code, Message: error.message }, 'member');
      return xml(error.status, `<ErrorResponse xmlns="${namespace}">${body}<RequestId>${requestId}</RequestId></ErrorResponse>`, requestId);
    },
  };
}

function xml(status: number, body: string, requestId: string): ServiceResponse {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body };
}

function formFields(request: ServiceRequest): URLSearchParams {
  return request.method === 'GET' ? request.query : new URLSearchParams(request.body.toString('utf8'));
}

type Tree = { [name: string]: Tree | string };

/** Turns `Tags.member.1.Key=a` into `{ Tags: [{ Key: 'a' }] }`. */
export function parseQuery(fields: URLSearchParams): QueryInput {
  const root: Tree = Object.create(null) as Tree;
  for (const [name, value] of fields) {
    let node = root;
    const parts = name.split('.');
    for (const part of parts.slice(0, -1)) {
      const child = node[part];
      node = typeof child === 'object' ? child : (node[part] = Object.create(null) as Tree);
    }
    node[parts[parts.length - 1]] = value;
  }
  return toValue(root) as QueryInput;
}

function toValue(node: Tree | string): QueryValue {
  if (typeof node === 'string') return node;
  const names = Object.keys(node);
  if (names.length === 1 && names[0] === 'member' && typeof node.member === 'object') {
    const members = node.member;
    return Object.keys(members).sort((a, b) => Number(a) - Number(b)).map((index) => toValue(members[index]));
  }
  return Object.fromEntries(names.map((name) => [name, toValue(node[name])]));
}

/** A string member; `undefined` when it is absent. */
export function text(input: QueryInput, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}

/** A string member that must be there. */
export function requiredText(input: QueryInput, name: string): string {
  const value = text(input, name);
  if (value === undefined || value === '') {
    const path = name.charAt(0).toLowerCase() + name.slice(1);
    throw new AwsError('ValidationError', `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`);
  }
  return value;
}

export function flag(input: QueryInput, name: string): boolean {
  return text(input, name) === 'true';
}

/** A list of structures; empty when absent. An empty list is sent as an empty string. */
export function structures(input: QueryInput, name: string): QueryInput[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter((item): item is QueryInput => typeof item === 'object' && !Array.isArray(item)) : [];
}

/** A list of strings; empty when absent. */
export function texts(input: QueryInput, name: string): string[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
