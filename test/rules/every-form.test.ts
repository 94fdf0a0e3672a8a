import { lambdaUri, part, ref, resource, template } from './templates';
import { lint } from '../../src/rules';
import { templateOf } from '../../src/template';

type Node = Record<string, any>;

const INTEGRATION = 'x-amazon-apigateway-integration';

/** Where each kind of document keeps what others call differently. */
interface Form {
  readonly body: string;
  readonly version: Node;
  readonly schemas: (body: Node, schemas: Node) => unknown;
  readonly schemes: (body: Node, schemes: Node) => unknown;
  readonly template: (body: Node) => unknown;
}

const OPENAPI = {
  version: { openapi: '3.0.1' },
  schemas: (body: Node, schemas: Node) => body.components = { schemas },
  schemes: (body: Node, securitySchemes: Node) => body.components = { securitySchemes },
};
const IN_REST_API = {
  body: 'Body',
  template: (Body: Node) => template({
    Api: resource('ApiGateway::RestApi', { Name: 'api', EndpointConfiguration: { Types: ['REGIONAL'] }, Body }),
    Deployment: part('Deployment'),
    Stage: part('Stage', { StageName: 'prod', DeploymentId: ref('Deployment') }),
    ...lambda(),
  }),
};

/** The ways to write a REST API as a document. */
const FORMS: Readonly<Record<string, Form>> = {
  'an OpenAPI 3 body': { ...OPENAPI, ...IN_REST_API },
  'a Swagger 2 body': {
    ...IN_REST_API,
    version: { swagger: '2.0' },
    schemas: (body, definitions) => body.definitions = definitions,
    schemes: (body, securityDefinitions) => body.securityDefinitions = securityDefinitions,
  },
  'a SAM definition': {
    ...OPENAPI,
    body: 'DefinitionBody',
    template: (DefinitionBody) => ({
      Transform: 'AWS::Serverless-2016-10-31',
      ...template({ Api: resource('Serverless::Api', { StageName: 'prod', EndpointConfiguration: { Type: 'REGIONAL' }, DefinitionBody }), ...lambda() }),
    }),
  },
};

type Flaw = (operation: Node, body: Node, form: Form) => unknown;

/** One mistake each, with the rule that finds it. */
const FLAWS: readonly (readonly [rule: string, name: string, flaw: Flaw])[] = [
  ['rest-integration-timeout', 'a timeout too long', integration({ timeoutInMillis: 29_001 })],
  ['rest-integration-timeout', 'a timeout too short', integration({ timeoutInMillis: 49 })],
  ['integration-rules', 'a function called with GET', integration({ httpMethod: 'GET' })],
  ['integration-rules', 'a private integration without a link', integration({ type: 'http_proxy', uri: 'https://example.com', connectionType: 'VPC_LINK' })],
  ['integration-rules', 'a parameter that is not declared', integration({ requestParameters: { 'integration.request.header.A': 'method.request.header.A' } })],
  ['property-enum', 'an unknown type', integration({ type: 'lambda' })],
  ['cache-get-only', 'a cache key that is not declared', integration({ cacheKeyParameters: ['method.request.querystring.a'] })],
  ['method-needs-integration', 'no integration', (operation) => delete operation[INTEGRATION]],
  ['mapping-template-syntax', 'a broken mapping template', mock({ requestTemplates: { 'application/json': '#if($a' } })],
  ['mapping-template-size', 'a mapping template too large', mock({ requestTemplates: { 'application/json': `{"statusCode": 200}${'x'.repeat(307_201)}` } })],
  ['status-code-format', 'a status that is not declared', mock({ responses: { default: { statusCode: '500' } } })],
  ['response-parameter-declared', 'a header that is not declared', mock({
    responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.A': "'a'" } } },
  })],
  ['rest-stream-limits', 'a stream of nothing', mock({ responseTransferMode: 'STREAM' })],
  ['resource-path-part', 'two variables at one place', (operation, { paths }) => {
    paths['/orders/{a}'] = { get: { ...operation } };
    paths['/orders/{b}/lines'] = { get: { ...operation } };
  }],
  ['resource-path-part', 'a path below a greedy variable', (operation, { paths }) => {
    paths['/a/{rest+}'] = { get: { ...operation } };
    paths['/a/{rest+}/b'] = { get: { ...operation } };
  }],
  ['rest-resources-per-api', 'too many resources', (operation, { paths }) => {
    for (let index = 0; index < 100; index++) paths[`/a${index}/b/c`] = { get: { ...operation } };
  }],
  ['rest-authorizer-ttl', 'an authorizer that caches too long', authorizer({ authorizerResultTtlInSeconds: 3601 })],
  ['rest-authorizer-required', 'an authorizer without a function', authorizer({ authorizerUri: undefined })],
  ['rest-model-size', 'a model too large', (_, body, form) => form.schemas(body, { Big: { type: 'object', description: 'x'.repeat(409_600) } })],
  ['openapi-unsupported', 'a keyword that is not imported', (_, body, form) => form.schemas(body, { A: { type: 'object', discriminator: 'a' } })],
  ['gateway-response-type', 'an unknown gateway response', (_, body) => body['x-amazon-apigateway-gateway-responses'] = { TEAPOT: {} }],
  ['min-compression-size', 'a compression size too large', (_, body) => body['x-amazon-apigateway-minimum-compression-size'] = 10_485_761],
  ['binary-media-types', 'a media type that is none', (_, body) => body['x-amazon-apigateway-binary-media-types'] = ['png']],
  ['rest-resource-policy-size', 'a policy too large', (_, body) => body['x-amazon-apigateway-policy'] = {
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'x'.repeat(8192) }],
  }],
];

describe.each(Object.entries(FORMS))('in %s', (_, form) => {
  test('there is no finding without a flaw', () => {
    expect(find(form, () => undefined)).toEqual([]);
  });

  test.each(FLAWS)('%s finds %s and no other rule does', (rule, __, flaw) => {
    expect(find(form, flaw)).toMatchObject([{ rule, logicalId: 'Api', path: expect.stringMatching(`^Properties(/${form.body}/.+)?$`) }]);
  });
});

function find(form: Form, flaw: Flaw) {
  const operation: Node = {
    responses: { 200: { description: 'fine' } },
    [INTEGRATION]: { type: 'aws_proxy', httpMethod: 'POST', uri: lambdaUri() },
  };
  const body = { ...form.version, info: { title: 'api', version: '1' }, paths: { '/orders': { get: operation } } };
  flaw(operation, body, form);
  const { findings, internalErrors } = lint([templateOf('template.json', JSON.parse(JSON.stringify(form.template(body))))]);
  expect(internalErrors).toEqual([]);
  return findings;
}

function integration(fields: Node): Flaw {
  return (operation) => Object.assign(operation[INTEGRATION], fields);
}

function mock(fields: Node): Flaw {
  return (operation) => operation[INTEGRATION] = {
    type: 'mock', requestTemplates: { 'application/json': '{"statusCode": 200}' }, responses: { default: { statusCode: '200' } }, ...fields,
  };
}

function authorizer(fields: Node): Flaw {
  return (operation, body, form) => {
    form.schemes(body, {
      caller: {
        'type': 'apiKey',
        'name': 'Authorization',
        'in': 'header',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: lambdaUri(), ...fields },
      },
    });
    operation.security = [{ caller: [] }];
  };
}

function lambda() {
  return {
    Function: resource('Lambda::Function', { Runtime: 'nodejs20.x', Handler: 'index.handler', Timeout: 5 }),
    Permission: resource('Lambda::Permission', { Action: 'lambda:InvokeFunction', FunctionName: ref('Function'), Principal: 'apigateway.amazonaws.com' }),
  };
}
