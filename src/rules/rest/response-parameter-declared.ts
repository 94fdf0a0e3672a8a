import { Unresolved } from '../../model';
import type { Rule } from '../rule';
import { entries, guide, integrations, place, routeName, text } from '../support';

const TARGET = /^method\.response\.header\.\S+$/;

/** An integration response that sets a header which the method response does not declare. */
export const responseParameterDeclared: Rule = {
  meta: {
    id: 'response-parameter-declared',
    title: 'Response headers are declared by the method response',
    severity: 'error',
    why: 'AWS refuses the method with "Invalid mapping expression parameter specified", and the stack rolls back.',
    fix: 'Add the header to the ResponseParameters of the method response with the same status.',
    source: guide('request-response-data-mappings'),
  },
  *check(model) {
    for (const found of integrations(model)) {
      for (const response of found.integration.responses ?? []) {
        const mappings = entries(response.responseParameters);
        if (mappings.length === 0) continue;
        const status = text(response.statusCode);
        const declaring = found.method.responses?.find((one) => text(one.statusCode) === status);
        // Without a method response, status-code-format has said so. One with a status that is not known may be another of the same.
        if (status === undefined || !declaring || declaring.responseParameters instanceof Unresolved) continue;
        if (found.method.responses?.some((one) => text(one.statusCode) === undefined)) continue;
        const declared = new Set(entries(declaring.responseParameters).map(([name]) => name.toLowerCase()));
        for (const [target] of mappings) {
          if (TARGET.test(target) && declared.has(target.toLowerCase())) continue;
          const message = TARGET.test(target)
            ? `${target} must be declared by the method response ${status} of ${routeName(found)}`
            : `response parameter of ${routeName(found)} must be method.response.header.NAME, got '${target}'`;
          yield { ...place(response, 'responseParameters', target), message, actual: target };
        }
      }
    }
  },
};
