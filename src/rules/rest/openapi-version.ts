import type { TemplateResource } from '../../model';
import type { Rule, Violation } from '../rule';
import { guide, isMap, propertyPlace, resourcesOf, text } from '../support';

const DEFINITIONS = [
  ['AWS::ApiGateway::RestApi', 'Body'],
  ['AWS::Serverless::Api', 'DefinitionBody'],
  ['AWS::ApiGatewayV2::Api', 'Body'],
  ['AWS::Serverless::HttpApi', 'DefinitionBody'],
] as const;

/** What each version keyword may say. A number has lost its fraction. */
const VERSIONS = { openapi: /^3(\.0(\.\d+)?)?$/, swagger: /^2(\.0)?$/ } as const;

/** A definition of a version that API Gateway does not import. */
export const openapiVersion: Rule = {
  meta: {
    id: 'openapi-version',
    title: 'OpenAPI version of definitions',
    severity: 'error',
    why: 'AWS rejects the definition ("Unable to determine OAS version from \'3.1.0\'"), and the stack rolls back.',
    fix: 'Write openapi: 3.0.1, and nothing that only OpenAPI 3.1 has; REST APIs also import swagger: \'2.0\'.',
    source: guide('api-gateway-import-api'),
  },
  *check(model) {
    for (const [type, property] of DEFINITIONS) {
      for (const api of resourcesOf(model, type)) yield* checkDefinition(api, property);
    }
  },
};

function* checkDefinition(api: TemplateResource, property: string): Generator<Violation> {
  const body = api.properties[property];
  if (!isMap(body) || Object.keys(body).length === 0) return;
  const keys = (['openapi', 'swagger'] as const).filter((key) => body[key] !== undefined);
  // SAM adds a version where there is none.
  if (keys.length === 0 && api.type === 'AWS::ApiGateway::RestApi') {
    yield { ...propertyPlace(api, property), message: "definition must have a version such as openapi: 3.0.1 or swagger: '2.0', got none" };
  }
  const written = keys.map((key) => ({ key, version: text(body[key]) }));
  if (written.some(({ key, version }) => version === undefined || VERSIONS[key].test(version))) return;
  for (const { key, version } of written) {
    const message = `version of the definition must be openapi: 3.0.x or swagger: '2.0', got ${key}: ${version}`;
    yield { ...propertyPlace(api, property, key), message, actual: version };
  }
}
