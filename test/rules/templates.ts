/** Short ways to write the templates of rule tests. The API is always called `Api`. */

type Properties = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, unknown>>;

export const ref = (name: string) => ({ Ref: name });
export const getAtt = (name: string, attribute: string) => ({ 'Fn::GetAtt': [name, attribute] });

/** A value that only the deployment will tell. */
export const unknown = ref('Parameter');

/** A resource; the type is without `AWS::`. */
export function resource(type: string, properties: Properties = {}, more: Properties = {}) {
  return { Type: `AWS::${type}`, Properties: properties, ...more };
}

export function template(resources: Resources, more: Properties = {}) {
  return { Resources: resources, ...more };
}

/** As many resources as asked for, named `<name>1`, `<name>2`, … */
export function repeat(count: number, name: string, make: (index: number) => unknown): Resources {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}${index + 1}`, make(index + 1)]));
}

/** As many map entries as asked for. */
export function keys(count: number, make: (index: number) => string, value: unknown): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [make(index + 1), value]));
}

/** A template with a REST API that is edge-optimized, unless the properties say otherwise. */
export function rest(resources: Resources = {}, properties: Properties = {}) {
  return template({ Api: resource('ApiGateway::RestApi', { Name: 'api', ...properties }), ...resources });
}

/** A part of the REST API. */
export function part(type: string, properties: Properties = {}, more: Properties = {}) {
  return resource(`ApiGateway::${type}`, { RestApiId: ref('Api'), ...properties }, more);
}

export function method(properties: Properties = {}) {
  return part('Method', {
    ResourceId: getAtt('Api', 'RootResourceId'), HttpMethod: 'GET', AuthorizationType: 'NONE', Integration: { Type: 'MOCK' }, ...properties,
  });
}

/** A method with an integration that has the given properties. */
export function integration(properties: Properties, more: Properties = {}) {
  return method({ Integration: { Type: 'MOCK', ...properties }, ...more });
}

/** The resource of a path part below the root. */
export function path(pathPart: unknown, parent: unknown = getAtt('Api', 'RootResourceId')) {
  return part('Resource', { ParentId: parent, PathPart: pathPart });
}

/** A template with a REST API that is written as an OpenAPI body. */
export function openapi(paths: unknown, more: Properties = {}, resources: Resources = {}, properties: Properties = {}) {
  return rest(resources, { Body: { openapi: '3.0.1', info: { title: 'api', version: '1' }, paths, ...more }, ...properties });
}

/** One GET operation on `/orders` with an integration that has the given fields. */
export function operation(fields: Properties, more: Properties = {}) {
  return { '/orders': { get: { ...more, 'x-amazon-apigateway-integration': { type: 'mock', ...fields } } } };
}

export const LAMBDA_URI = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111122223333:function:f/invocations';

/** The URI of the function with a logical id. */
export function lambdaUri(logicalId = 'Function') {
  return { 'Fn::Sub': `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${logicalId}.Arn}/invocations` };
}

export function webSocket(resources: Resources = {}, properties: Properties = {}) {
  return template({
    Api: resource('ApiGatewayV2::Api', { Name: 'api', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action', ...properties }),
    ...resources,
  });
}

export function http(resources: Resources = {}, properties: Properties = {}) {
  return template({ Api: resource('ApiGatewayV2::Api', { Name: 'api', ProtocolType: 'HTTP', ...properties }), ...resources });
}

/** A part of the WebSocket or HTTP API. */
export function v2(type: string, properties: Properties = {}, more: Properties = {}) {
  return resource(`ApiGatewayV2::${type}`, { ApiId: ref('Api'), ...properties }, more);
}
