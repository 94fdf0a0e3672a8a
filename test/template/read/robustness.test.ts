import * as fc from 'fast-check';
import { readOpenApi } from '../../../src/openapi';
import { parseTemplate, readModel } from '../../../src/template';

const TYPES = ['RestApi', 'Resource', 'Method', 'Model', 'Authorizer', 'Stage', 'Deployment', 'UsagePlan', 'ApiKey', 'DomainName', 'BasePathMapping', 'DocumentationPart']
  .map((name) => `AWS::ApiGateway::${name}`)
  .concat(['Api', 'Route', 'Integration', 'Stage', 'DomainName', 'Model', 'Authorizer'].map((name) => `AWS::ApiGatewayV2::${name}`))
  .concat(['AWS::Serverless::Api', 'AWS::Serverless::HttpApi', 'AWS::Lambda::Permission', 'AWS::CloudFormation::Stack']);
const NAMES = ['RestApiId', 'ApiId', 'ParentId', 'ResourceId', 'HttpMethod', 'PathPart', 'Integration', 'IntegrationResponses', 'MethodResponses', 'RequestParameters',
  'Body', 'DefinitionBody', 'Schema', 'StageName', 'MethodSettings', 'CanarySetting', 'ApiStages', 'Throttle', 'Target', 'RouteSettings', 'DomainNameConfigurations',
  'EndpointConfiguration', 'Tags', 'Location', '__proto__', 'constructor', 'toString', 'Parameters', 'paths', '/a', 'get', 'parameters', 'responses', 'schema', '$ref',
  'components', 'securitySchemes', 'x-amazon-apigateway-integration', 'x-amazon-apigateway-any-method', 'servers', 'Ref', 'Fn::GetAtt', 'Fn::Sub', 'Fn::If', 'Fn::Join'];
const leaf = fc.oneof(fc.constantFrom('A', 'B', 'A.Outputs.B', '${A}', 'integrations/${B}', '#/components/schemas/A', null, true, 0, ''), fc.string());
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), fc.string()), tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
}));
const resource = fc.oneof(value, fc.record({ Type: fc.constantFrom(...TYPES), Properties: value }));

test('no template makes the reader fail', () => {
  fc.assert(fc.property(fc.dictionary(fc.constantFrom('A', 'B', 'C'), resource), value, value, value, (resources, conditions, outputs, globals) => {
    const text = JSON.stringify({ Resources: resources, Conditions: conditions, Outputs: outputs, Globals: globals });
    const parent = { file: 'a.json', logicalId: 'A' };
    const templates = [parseTemplate('a.json', text), parseTemplate('b.json', text, { parent })];
    expect(readModel(templates).templates).toHaveLength(2);
    expect(readModel(templates, { literalIds: true }).templates).toHaveLength(2);
  }), { numRuns: 1000 });
});

test('no document makes the OpenAPI reader fail', () => {
  const origin = { template: 't', logicalId: 'A', type: 'T', path: 'Properties/Body', style: 'resource' } as const;
  fc.assert(fc.property(value, (body) => expect(readOpenApi(body, origin).resources).toBeInstanceOf(Array)), { numRuns: 1000 });
});

test('an OpenAPI document that contains itself is read', () => {
  const schema: Record<string, unknown> = { type: 'object' };
  schema.properties = { self: schema };
  schema.$ref = schema;
  const parameter = { $ref: '#/components/parameters/P' };
  const body = { paths: { '/a': { get: { parameters: [parameter] } } }, components: { schemas: { Self: schema }, parameters: { P: parameter } } };
  expect(readOpenApi(body)).toMatchObject({ models: [{ name: 'Self' }], resources: [{ path: '/a', methods: [{ httpMethod: 'GET' }] }] });
});
