import type { TemplateResource } from '../../model';
import type { Rule, Violation } from '../rule';
import { at, catalogued, entries, isMap, propertyPlace, resourcesOf, text } from '../support';
import { IGNORED_KEYWORDS, keywordProblem, MAPS_OF_NAMES } from '../support/openapi-keywords';

type Path = readonly (string | number)[];

const DEFINITIONS = [['AWS::ApiGateway::RestApi', 'Body'], ['AWS::Serverless::Api', 'DefinitionBody']] as const;

/** OpenAPI that API Gateway does not import: one finding for each keyword, at its first place. */
export const openapiUnsupported: Rule = {
  meta: catalogued('openapi-unsupported', {
    why: 'The import fails, or goes on without what was written.',
    fix: 'Leave it out, or say it in a way that API Gateway knows.',
  }),
  *check(model) {
    for (const [type, property] of DEFINITIONS) {
      for (const api of resourcesOf(model, type)) {
        const body = api.properties[property];
        if (!isMap(body)) continue;
        yield* schemes(api, body, property);
        yield* walk(api, body, [property], false, new Set());
      }
    }
  },
};

/** A scheme of another type is known by its extension, and otherwise not at all. */
function* schemes(api: TemplateResource, body: Readonly<Record<string, unknown>>, property: string): Generator<Violation> {
  for (const path of [['securityDefinitions'], ['components', 'securitySchemes']]) {
    for (const [name, scheme] of entries(at(body, path.join('.')))) {
      const type = isMap(scheme) ? text(scheme.type) : undefined;
      if (type === undefined || type === 'apiKey') continue;
      yield { ...propertyPlace(api, property, ...path, name, 'type'), message: `security scheme '${name}' must be of type apiKey, got '${type}'`, actual: type };
    }
  }
}

function* walk(api: TemplateResource, node: unknown, path: Path, named: boolean, seen: Set<string>): Generator<Violation> {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* walk(api, item, [...path, index], false, seen);
    return;
  }
  if (!isMap(node)) return;
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith('x-')) continue;
    if (!named) {
      const reference = key === '$ref' && typeof value === 'string' && !value.startsWith('#') && !value.startsWith('https://apigateway.amazonaws.com/');
      if (reference && !seen.has(key)) {
        seen.add(key);
        const message = `$ref must point into the definition itself, got '${value}'`;
        yield { ...propertyPlace(api, ...path, key), message, actual: value, severity: 'error' };
      }
      if (IGNORED_KEYWORDS.has(key)) {
        // The value of an example or a default is data, not OpenAPI.
        if (!seen.has(key)) yield { ...propertyPlace(api, ...path, key), message: `'${key}' is not imported by API Gateway`, actual: key };
        seen.add(key);
        continue;
      }
      const problem = seen.has(key) ? undefined : keywordProblem(key, value, node);
      if (problem !== undefined) {
        seen.add(key);
        yield { ...propertyPlace(api, ...path, key), message: problem, actual: key };
      }
      // The default of a server's variable, such as the base path, is imported.
      if (key === 'examples' || key === 'enum' || key === 'servers') continue;
    }
    yield* walk(api, value, [...path, key], !named && MAPS_OF_NAMES.has(key) && !Array.isArray(value), seen);
  }
}
