import { COMPRESSION_SIZE_RANGE } from './rest-api';
import { REST_API } from './shapes';
import { badRequest } from './texts';
import { fromWire, toWire } from '../records/convert';
import { applyPatch, segmentsOf } from '../records/patch';
import type { PatchOperation } from '../records/patch';
import type { Properties } from '../resource-type';

interface Endpoint { readonly Types: readonly string[]; readonly IpAddressType?: string }

/** A REST API's properties after `operations`, in order, the way AWS was recorded to take them. */
export function patchRestApi(api: Properties, operations: readonly PatchOperation[]): Properties {
  return operations.reduce(patchOnce, api);
}

function patchOnce(api: Properties, operation: PatchOperation): Properties {
  const [member, ...rest] = segmentsOf(operation.path);
  switch (member) {
    case 'binaryMediaTypes': return { ...api, BinaryMediaTypes: mediaTypesAfter((api.BinaryMediaTypes ?? []) as readonly string[], rest, operation) };
    case 'minimumCompressionSize': return { ...api, MinimumCompressionSize: compressionSize(operation) };
    case 'endpointConfiguration':
      if (rest[0] === 'vpcEndpointIds') break;
      return { ...api, EndpointConfiguration: endpointAfter(api.EndpointConfiguration as Endpoint, rest[0], operation) };
  }
  return fromWire(REST_API, applyPatch(REST_API, toWire(REST_API, api), [operation], { plain: true }));
}

/** Media types are a set whose entries are named in the path; a new one comes last. */
function mediaTypesAfter(types: readonly string[], [name]: readonly string[], { op, path, value }: PatchOperation): readonly string[] {
  if (name === undefined) badRequest(`Invalid patch path ${path}`);
  const others = types.filter((type) => type !== name);
  if (op === 'remove') return others;
  return op === 'replace' ? [...others, value ?? name] : [...others, name];
}

/** An empty value, or none, turns compression off. */
function compressionSize({ op, value }: PatchOperation): number | undefined {
  if (op !== 'replace') badRequest('Invalid patch operation specified. Must be one of: [replace]');
  if (value === undefined || value === null || value === '') return undefined;
  return /^\d+$/.test(value) ? Number(value) : badRequest(COMPRESSION_SIZE_RANGE);
}

function endpointAfter(endpoint: Endpoint, member: string | undefined, { op, path, value }: PatchOperation): Endpoint {
  switch (member) {
    case 'ipAddressType':
      if (op !== 'replace') badRequest('Invalid patch operation specified. Must be one of: [replace]');
      return { ...endpoint, IpAddressType: value };
    case 'types':
      if (op !== 'replace') badRequest('Invalid patch operation specified. Must be \'add\'|\'remove\'|\'replace\'');
      return { ...endpoint, Types: [String(value)], ...value === 'PRIVATE' ? { IpAddressType: 'dualstack' } : {} };
    default: return badRequest(`Invalid patch path ${path}`);
  }
}
