import { keyOf, NO_LINKS } from './links';
import { readRestApi, type RestApiResource } from './rest-api';
import { schemaOf } from './rest-parts';
import { ServerlessAuth } from './serverless-auth';
import { readApiEvent, type ApiEvent } from './serverless-rest-events';
import { readStage } from './stage';
import { below, Unresolved, type EndpointType, type GatewayResponse, type Model, type Origin, type RestStage, type UsagePlan } from '../../model';
import { asString, asStringMap, isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';

/**
 * Reads an `AWS::Serverless::Api` as the API it will be. Its routes are those of its `DefinitionBody`, or, when it has
 * no definition, the events of functions that name it. Those that the transform reads from a file are not known.
 */
export function readServerlessApi(properties: Plain, origin: Origin, events: readonly ApiEvent[] = []): RestApiResource {
  const endpoint = own(properties, 'EndpointConfiguration');
  const type = isPlain(endpoint) ? own(endpoint, 'Type') : endpoint;
  const auth = new ServerlessAuth(properties, origin);
  const api = readRestApi({
    ...properties,
    EndpointConfiguration: isPlain(endpoint) ? { VpcEndpointIds: own(endpoint, 'VPCEndpointIds'), IpAddressType: own(endpoint, 'IpAddressType') } : undefined,
    Policy: auth.policy,
    Tags: undefined,
  }, origin, 'DefinitionBody');
  const isUndefined = api.definedBy === 'resources' && own(properties, 'DefinitionUri') === undefined;
  return {
    ...api,
    definedBy: api.definedBy === 'resources' && (!isUndefined || events.length === 0) ? 'unknown' : api.definedBy,
    resources: isUndefined ? events.map((event) => readApiEvent(event, auth)) : api.resources.map((resource) => auth.complete(resource)),
    authorizers: [...api.authorizers, ...auth.authorizers],
    models: [...api.models, ...readModels(own(properties, 'Models'), below(origin, 'Models'))],
    gatewayResponses: [...api.gatewayResponses, ...readGatewayResponses(own(properties, 'GatewayResponses'), below(origin, 'GatewayResponses'))],
    endpointTypes: type === undefined ? ['EDGE'] : [asString<EndpointType>(type) ?? new Unresolved(type)],
    origin: {
      ...api.origin ?? origin,
      fields: {
        ...api.origin?.fields,
        endpointTypes: isPlain(endpoint) ? 'EndpointConfiguration/Type' : 'EndpointConfiguration',
        vpcEndpointIds: 'EndpointConfiguration/VPCEndpointIds',
        ...(auth.policy === undefined ? {} : { policy: 'Auth/ResourcePolicy' }),
      },
    },
  };
}

/** Reads the stage that an `AWS::Serverless::Api` will have. */
export function readServerlessStage(properties: Plain, origin: Origin): RestStage {
  return { ...readStage({ ...properties, Description: undefined, Tags: undefined }, origin, NO_LINKS), key: `${keyOf(origin)}.Stage` };
}

/** Reads the usage plan that an `AWS::Serverless::Api` asks for. */
export function readServerlessUsagePlans(properties: Plain, origin: Origin): UsagePlan[] {
  return new ServerlessAuth(properties, origin).usagePlans(keyOf(origin), asString(own(properties, 'StageName')));
}

function readModels(node: unknown, origin: Origin): Model[] {
  return Object.entries(plainOrEmpty(node)).map(([name, schema]) => ({
    origin: { ...below(origin, name), fields: { name: '', schema: '' } },
    name,
    schema: schemaOf(schema),
  }));
}

/** In SAM a parameter is a name below the place that it goes to. */
function readGatewayResponses(node: unknown, origin: Origin): GatewayResponse[] {
  return Object.entries(plainOrEmpty(node)).map(([type, response]) => ({
    origin: { ...below(origin, type), fields: { responseType: '' } },
    responseType: type,
    statusCode: asString(own(plainOrEmpty(response), 'StatusCode')),
    responseTemplates: asStringMap(own(plainOrEmpty(response), 'ResponseTemplates')),
  }));
}
