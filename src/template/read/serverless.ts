import { keyOf, NO_LINKS } from './links';
import { readRestApi, type RestApiResource } from './rest-api';
import { readStage } from './stage';
import { Unresolved, type EndpointType, type Origin, type RestStage } from '../../model';
import { asString, isPlain, own, type Plain } from '../../model/coerce';

/**
 * Reads an `AWS::Serverless::Api` as the API it will be. Its routes are known when it has a `DefinitionBody`; those that the
 * transform collects from functions' events, or reads from a file, are not.
 */
export function readServerlessApi(properties: Plain, origin: Origin): RestApiResource {
  const endpoint = own(properties, 'EndpointConfiguration');
  const type = isPlain(endpoint) ? own(endpoint, 'Type') : endpoint;
  const api = readRestApi({
    ...properties,
    EndpointConfiguration: isPlain(endpoint) ? { VpcEndpointIds: own(endpoint, 'VPCEndpointIds'), IpAddressType: own(endpoint, 'IpAddressType') } : undefined,
    Policy: undefined,
    Tags: undefined,
  }, origin, 'DefinitionBody');
  return {
    ...api,
    definedBy: api.definedBy === 'resources' ? 'unknown' : api.definedBy,
    endpointTypes: type === undefined ? ['EDGE'] : [asString<EndpointType>(type) ?? new Unresolved(type)],
    origin: {
      ...api.origin ?? origin,
      fields: { ...api.origin?.fields, endpointTypes: 'EndpointConfiguration', vpcEndpointIds: 'EndpointConfiguration/VPCEndpointIds' },
    },
  };
}

/** Reads the stage that an `AWS::Serverless::Api` will have. */
export function readServerlessStage(properties: Plain, origin: Origin): RestStage {
  return { ...readStage({ ...properties, Description: undefined, Tags: undefined }, origin, NO_LINKS), key: `${keyOf(origin)}.Stage` };
}
