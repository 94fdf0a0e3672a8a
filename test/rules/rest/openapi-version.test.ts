import { openapiVersion } from '../../../src/rules/rest/openapi-version';
import { resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

const rest = (Body: unknown) => template({ Api: resource('ApiGateway::RestApi', { Body }) });
const http = (Body: unknown) => template({ Api: resource('ApiGatewayV2::Api', { Body }) });
const sam = (type: string, DefinitionBody: unknown) => template({ Api: resource(`Serverless::${type}`, { StageName: 'prod', DefinitionBody }) }, { Transform: 'AWS::Serverless-2016-10-31' });

testRule(openapiVersion, {
  valid: [
    ...['3.0.0', '3.0.1', '3.0.3', '3.0', 3].map((openapi) => ({ name: `openapi: ${openapi}`, template: rest({ openapi, paths: {} }) })),
    ...['2.0', 2].map((swagger) => ({ name: `swagger: ${swagger}`, template: rest({ swagger, paths: {} }) })),
    { name: 'an HTTP API', template: http({ openapi: '3.0.1', paths: {} }) },
    { name: 'a definition of SAM without a version', template: sam('Api', { paths: {} }) },
    { name: 'a version only known at deployment', template: rest({ openapi: unknown, paths: {} }) },
    { name: 'a definition only known at deployment', template: rest(unknown) },
    { name: 'an empty definition', template: rest({}) },
  ],
  invalid: [
    { name: 'openapi: 3.1.0 of an HTTP API', template: http({ openapi: '3.1.0', paths: {} }), findings: [{ logicalId: 'Api', path: 'Properties/Body/openapi', message: 'got openapi: 3.1.0', actual: '3.1.0', severity: 'error' }] },
    ...['3.1.0', '3.1.1', '3.2.0', '4.0.0', 3.1].map((openapi) => ({
      name: `openapi: ${openapi}`, template: rest({ openapi, paths: {} }), findings: [{ logicalId: 'Api', path: 'Properties/Body/openapi', actual: String(openapi) }],
    })),
    { name: 'swagger: 1.2', template: rest({ swagger: '1.2', paths: {} }), findings: [{ logicalId: 'Api', path: 'Properties/Body/swagger' }] },
    { name: 'no version', template: rest({ info: { title: 'api' }, paths: {} }), findings: [{ logicalId: 'Api', path: 'Properties/Body', message: 'got none' }] },
    { name: 'a definition of SAM', template: sam('Api', { openapi: '3.1.0', paths: {} }), findings: [{ logicalId: 'Api', path: 'Properties/DefinitionBody/openapi' }] },
    { name: 'a definition of an HTTP API of SAM', template: sam('HttpApi', { openapi: '3.1.0', paths: {} }), findings: [{ logicalId: 'Api', path: 'Properties/DefinitionBody/openapi' }] },
  ],
});
