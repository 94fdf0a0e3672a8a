import type { IntegrationResponse } from '../../model';
import type { Rule, Violation } from '../rule';
import { at, catalogued, entries, inBody, methods, place, propertyPlace, resourcesOf, routeName, text, type MethodPlace } from '../support';

const STATUS = /^[1-5]\d\d$/;

/** A status that is none, or that an integration response uses and the method does not declare. */
export const statusCodeFormat: Rule = {
  meta: catalogued('status-code-format', {
    why: 'AWS refuses the method with "Output mapping refers to an invalid method response", and the stack rolls back.',
    fix: 'Use a status from 100 to 599 and declare a method response for each one that the integration answers with.',
  }),
  *check(model) {
    for (const found of methods(model)) {
      if (!found.method.responses && !found.method.integration?.responses) continue;
      for (const response of [...(found.method.responses ?? []), ...(found.method.integration?.responses ?? [])]) {
        const status = text(response.statusCode);
        // An OpenAPI body may also have "default" and "2XX", which an import leaves out.
        if (status === undefined || STATUS.test(status) || (inBody(response) && !/^\d+$/.test(status))) continue;
        yield { ...place(response, 'statusCode'), message: `status code of ${routeName(found)} must be from 100 to 599, got '${status}'`, actual: status };
      }
      yield* undeclared(found);
      yield* patterns(found);
    }
    for (const part of resourcesOf(model, 'AWS::ApiGateway::DocumentationPart')) {
      const status = text(at(part.properties, 'Location.StatusCode'));
      if (status === undefined || STATUS.test(status) || /^(\*|\s*)$/.test(status)) continue;
      yield { ...propertyPlace(part, 'Location', 'StatusCode'), message: `status code of a documentation part must be * or from 100 to 599, got '${status}'`, actual: status };
    }
  },
};

function* undeclared(found: MethodPlace): Generator<Violation> {
  const { method } = found;
  const type = text(method.integration?.type);
  if (type === undefined || type.endsWith('_PROXY')) return;
  const declared = new Set((method.responses ?? []).map((response) => text(response.statusCode)));
  // A status that only the deployment will tell may be any of them.
  if (declared.has(undefined)) return;
  let first: IntegrationResponse | undefined;
  for (const response of method.integration?.responses ?? []) {
    const status = text(response.statusCode);
    if (status !== undefined && STATUS.test(status) && !declared.has(status)) {
      const message = `integration response ${status} of ${routeName(found)} must have a method response with the same status`;
      // AWS refuses a mapping of headers at once; without one, the answer fails when it comes.
      const mapped = entries(response.responseParameters).length > 0;
      yield { ...place(response, 'statusCode'), message, actual: status, ...(!mapped && { severity: 'warning' as const }) };
    }
    if (response.statusCode === undefined) continue;
    if (response.selectionPattern !== undefined && response.selectionPattern !== 'default' && response.selectionPattern !== '') continue;
    if (first) {
      const message = `integration response ${status ?? ''} of ${routeName(found)} is a second default; only one response can be without a selection pattern`;
      yield { ...place(response), message, severity: 'warning' };
    }
    first = response;
  }
}

/** What no dialect of regular expressions takes; those of the service are Java's. */
const BROKEN = /Unterminated group|Unmatched '\)'|Unterminated character class|\\ at end of pattern/;

function* patterns(found: MethodPlace): Generator<Violation> {
  for (const response of found.method.integration?.responses ?? []) {
    const pattern = text(response.selectionPattern);
    if (pattern === undefined || !isBroken(pattern)) continue;
    const message = `selection pattern of ${routeName(found)} must be a regular expression, got '${pattern}'`;
    yield { ...place(response, 'selectionPattern'), message, actual: pattern };
  }
}

function isBroken(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return false;
  } catch (error) {
    return !pattern.includes('\\Q') && BROKEN.test((error as Error).message);
  }
}
