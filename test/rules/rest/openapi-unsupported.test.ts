import { openapiUnsupported } from '../../../src/rules/rest/openapi-unsupported';
import { openapi, resource, rest, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(openapiUnsupported, {
  valid: [
    { name: 'the base path of a server, which is imported', template: openapi({}, { servers: [{ url: 'https://example.com/{basePath}', variables: { basePath: { default: '/v1' } } }] }) },
    { name: 'security of the whole definition, which is imported', template: openapi({}, { security: [{ key: [] }] }) },
    {
      name: 'properties that are named like keywords',
      template: openapi({}, { components: { schemas: { A: { type: 'object', properties: { default: { type: 'string' }, example: {} } } } } }),
    },
    {
      name: 'references inside of the definition',
      template: openapi({}, { components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: {} } } }),
    },
    { name: 'keywords inside of an extension', template: openapi({}, { 'x-amazon-apigateway-documentation': { default: 1, deprecated: true } }) },
    { name: 'only known at deployment', template: rest({}, { Body: unknown }) },
    { name: 'a format that API Gateway knows', template: openapi({}, { components: { schemas: { A: { type: 'string', format: 'date-time' } } } }) },
    { name: 'schemas that are put together of schemas in place', template: openapi({}, { components: { schemas: { A: { allOf: [{ type: 'object' }] } } } }) },
    { name: 'a scheme of a type that is only known at deployment', template: openapi({}, { components: { securitySchemes: { a: { type: unknown } } } }) },
  ],
  invalid: [
    {
      name: 'a keyword in a SAM definition',
      template: template({ Api: resource('Serverless::Api', { StageName: 'prod', DefinitionBody: { paths: { '/a': { get: { deprecated: true } } } } }) }),
      findings: [{ logicalId: 'Api', path: 'Properties/DefinitionBody/paths/~1a/get/deprecated' }],
    },
    {
      name: 'a keyword, once for the API',
      template: openapi({ '/a': { get: { deprecated: true } }, '/b': { get: { deprecated: true } } }),
      findings: [{ logicalId: 'Api', path: 'Properties/Body/paths/~1a/get/deprecated', actual: 'deprecated', severity: 'warning' }],
    },
    {
      name: 'a default of a schema',
      template: openapi({}, { components: { schemas: { A: { properties: { a: { default: 1 } } } } } }),
      findings: [{ logicalId: 'Api', path: '…/schemas/A/properties/a/default' }],
    },
    {
      name: 'a reference to another file',
      template: openapi({}, { components: { schemas: { A: { $ref: 'other.yaml#/B' } } } }),
      findings: [{ logicalId: 'Api', actual: 'other.yaml#/B', severity: 'error' }],
    },
    { name: 'a format of numbers', template: openapi({}, { components: { schemas: { A: { type: 'integer', format: 'int64' } } } }), findings: [{ logicalId: 'Api', path: '…/A/format', message: "'int64'" }] },
    { name: 'a length of lists', template: openapi({}, { components: { schemas: { A: { type: 'array', maxItems: 5 } } } }), findings: [{ logicalId: 'Api', path: '…/A/maxItems' }] },
    {
      name: 'a reference among schemas that are put together',
      template: openapi({}, { components: { schemas: { A: { anyOf: [{ $ref: '#/components/schemas/B' }] }, B: {} } } }),
      findings: [{ logicalId: 'Api', path: '…/A/anyOf', severity: 'warning' }],
    },
    {
      name: 'a scheme of another type',
      template: openapi({}, { components: { securitySchemes: { login: { type: 'oauth2' } } } }),
      findings: [{ logicalId: 'Api', path: '…/securitySchemes/login/type', actual: 'oauth2' }],
    },
    {
      name: 'a scheme of another type in Swagger',
      template: rest({}, { Body: { swagger: '2.0', securityDefinitions: { login: { type: 'basic' } } } }),
      findings: [{ logicalId: 'Api', path: 'Properties/Body/securityDefinitions/login/type' }],
    },
  ],
});
