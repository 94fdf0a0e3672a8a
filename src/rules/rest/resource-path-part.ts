import { textOf, type ApiModel, type RestApi, type RestResource } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, literalText, place, text } from '../support';
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
      yield* checkShape(model, api);
    }
  },
};

function* checkSegments(api: RestApi): Generator<Violation> {
  const seen = new Set<string>();
  for (const resource of api.resources) {
    const path = text(resource.path);
    if (isWhole(resource) && path?.startsWith('/') === false) {
      yield { ...place(resource, 'path'), message: `path must begin with /, got '${path}'`, actual: path };
    }
    for (const part of segments(resource) ?? []) {
      if ((part === '' && isWhole(resource)) || seen.has(part)) continue;
      if (isWhole(resource)) seen.add(part);
      if (!VARIABLE.test(part) && !LITERAL.test(part)) {
        const message = `path part must have letters, digits and . _ - : $ only, or be a whole variable such as {id}, got '${isWhole(resource) ? part : textOf(resource.pathPart)}'`;
        yield { ...place(resource, 'path'), message, actual: part };
      } else if (part.includes(',')) {
        const message = `path part '${part}' has a comma, which AWS's OpenAPI notes allow and its API refuses`;
        yield { ...place(resource, 'path'), message, actual: part, severity: 'warning' };
      }
    }
  }
}

function* checkShape(model: ApiModel, api: RestApi): Generator<Violation> {
  for (const { resource, segment, problem } of pathTree(model, api)) {
    yield { ...place(resource, 'path'), message: problem, actual: segment };
  }
}

/** Whether the whole path is written at this resource, and not its last segment. */
function isWhole({ pathPart, origin }: RestResource): boolean {
  return pathPart === undefined && origin?.fields?.path !== undefined;
}

function segments(resource: RestResource): readonly string[] | undefined {
  if (isWhole(resource)) return text(resource.path)?.split('/');
  const part = literalText(resource.pathPart);
  return part === undefined ? undefined : [part];
}
