import * as fc from 'fast-check';
import { definitions } from './arbitrary';
import type { RestApiDefinition } from '../../src/model';
import { readOpenApi, writeOpenApi } from '../../src/openapi';
import { resolve, type Scope } from '../../src/template';

const NOTHING_KNOWN: Scope = { ref: () => undefined, attribute: () => undefined, importValue: () => undefined, condition: () => undefined };

/** The order of what has no order. */
function sorted(definition: RestApiDefinition): RestApiDefinition {
  const by = <T extends object, K extends keyof T>(items: readonly T[], key: K): T[] =>
    [...items].sort((a, b) => String(a[key]) < String(b[key]) ? -1 : 1);
  return {
    ...definition,
    resources: by(definition.resources, 'path').map((resource) => ({
      ...resource,
      methods: by(resource.methods, 'httpMethod').map((method) => ({
        ...method,
        responses: method.responses && by(method.responses, 'statusCode'),
        integration: method.integration && {
          ...method.integration,
          responses: method.integration.responses && by(method.integration.responses, 'selectionPattern'),
        },
      })),
    })),
    models: by(definition.models, 'name'),
    requestValidators: by(definition.requestValidators, 'key'),
    authorizers: by(definition.authorizers, 'key'),
    gatewayResponses: by(definition.gatewayResponses, 'responseType'),
  };
}

test('what was written is read back as it was', () => {
  fc.assert(fc.property(definitions, (definition) => {
    const written = JSON.parse(JSON.stringify(writeOpenApi(definition))) as unknown;
    expect(sorted(readOpenApi(resolve(written, NOTHING_KNOWN)))).toEqual(sorted(definition));
  }), { numRuns: 300 });
});

test('the order of routes does not show in the document', () => {
  fc.assert(fc.property(definitions, (definition) => {
    const reversed = {
      ...definition,
      resources: definition.resources.map((resource) => ({ ...resource, methods: [...resource.methods].reverse() })).reverse(),
      models: [...definition.models].reverse(),
    };
    expect(JSON.stringify(writeOpenApi(reversed))).toBe(JSON.stringify(writeOpenApi(definition)));
  }), { numRuns: 100 });
});
