import type { RestApi } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, inBody, place, text } from '../support';
import { pathTree } from '../support/path-tree';

const VARIABLE = /^\{[A-Za-z0-9._\-:]+\+?\}$/;
const LITERAL = /^[A-Za-z0-9._\-:,$]+$/;

/** A path that API Gateway does not take: a character, a variable that is no whole segment, or siblings that clash. */
export const resourcePathPart: Rule = {
  meta: catalogued('resource-path-part', {
    why: 'AWS refuses the resource, and the stack rolls back.',
    fix: 'Use letters, digits and . _ - : $, or a whole segment {name}; one variable a level; and {name+} only at the end.',
  }),
  *check(model) {
    for (const api of model.restApis) {
      yield* checkSegments(api);
      yield* checkShape(api);
    }
  },
};

function* checkSegments(api: RestApi): Generator<Violation> {
  const seen = new Set<string>();
  for (const resource of api.resources) {
    const written = inBody(resource) ? text(resource.path)?.split('/') : [text(resource.pathPart)];
    for (const part of written ?? []) {
      if (!part || (inBody(resource) && seen.has(part))) continue;
      seen.add(part);
      if (!VARIABLE.test(part) && !LITERAL.test(part)) {
        const message = `path part must have letters, digits and . _ - : $ only, or be a whole variable such as {id}, got '${part}'`;
        yield { ...place(resource, pathField(resource)), message, actual: part };
      } else if (part.includes(',')) {
        const message = `path part '${part}' has a comma, which AWS's OpenAPI notes allow and its API refuses`;
        yield { ...place(resource, pathField(resource)), message, actual: part, severity: 'warning' };
      }
    }
  }
}

function* checkShape(api: RestApi): Generator<Violation> {
  for (const { resource, segment, problem } of pathTree(api)) {
    yield { ...place(resource, pathField(resource)), message: problem, actual: segment };
  }
}

function pathField(resource: RestApi['resources'][number]): string | undefined {
  return inBody(resource) ? undefined : 'pathPart';
}
