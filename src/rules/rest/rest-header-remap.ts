import { HEADERS_MAPPED_IN_VAIN, HEADERS_NOT_MAPPABLE, HEADERS_NOT_MAPPABLE_FOR_AWS, HEADERS_NOT_RETURNED, HEADERS_REMAPPED } from '../../limits';
import type { Integration } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, entries, integrations, place, routeName, text, type IntegrationPlace } from '../support';

const REQUEST = /^integration\.request\.(?:multivalue)?header\.(.+)$/;
const RESPONSE = /^method\.response\.(?:multivalue)?header\.(.+)$/;

/** A mapping of a header that the service refuses, drops or gives another name. */
export const restHeaderRemap: Rule = {
  meta: catalogued('rest-header-remap', {
    why: 'The call is answered with 500 Internal Server Error, or the header does not arrive under its name.',
    fix: 'Map the value to a header with a name of its own.',
  }),
  *check(model) {
    for (const found of integrations(model)) {
      if (found.integration.requestParameters) yield* requestHeaders(found);
      if (found.integration.responses) yield* responseHeaders(found);
    }
  },
};

function* requestHeaders(found: IntegrationPlace): Generator<Violation> {
  const { integration } = found;
  const refused = isAws(integration) ? HEADERS_NOT_MAPPABLE_FOR_AWS : HEADERS_NOT_MAPPABLE;
  for (const [target, mapped] of entries(integration.requestParameters)) {
    const header = REQUEST.exec(target)?.[1];
    if (header === undefined) continue;
    const key = header.toLowerCase();
    const where = place(integration, 'requestParameters', target);
    if (refused.has(key)) {
      const message = `request header ${header} of ${routeName(found)} may not be mapped: a call that sets it is answered with 500`;
      yield { ...where, message, actual: header, ...(text(mapped)?.startsWith("'") && { severity: 'error' as const }) };
    } else if (HEADERS_MAPPED_IN_VAIN.has(key)) {
      yield { ...where, message: `request header ${header} of ${routeName(found)} is mapped, but no backend gets it`, actual: header };
    }
  }
}

function* responseHeaders(found: IntegrationPlace): Generator<Violation> {
  if (text(found.integration.type)?.endsWith('_PROXY')) return;
  for (const response of found.integration.responses ?? []) {
    for (const [target] of entries(response.responseParameters)) {
      const header = RESPONSE.exec(target)?.[1];
      const key = header?.toLowerCase() ?? '';
      const becomes = HEADERS_REMAPPED.has(key) ? `reaches callers as x-amzn-Remapped-${header}` : HEADERS_NOT_RETURNED.has(key) ? 'does not reach callers' : undefined;
      if (becomes === undefined) continue;
      yield { ...place(response, 'responseParameters', target), message: `response header ${header} of ${routeName(found)} ${becomes}`, actual: header };
    }
  }
}

function isAws({ type }: Integration): boolean {
  return text(type)?.startsWith('AWS') ?? false;
}
