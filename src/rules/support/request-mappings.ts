import { Unresolved } from '../../model';
import type { Violation } from '../rule';
import { place } from './place';
import { entries, text } from './read';
import { routeName, type IntegrationPlace } from './walk';

const TARGET = /^integration\.request\.(path|querystring|header|multivalueheader|multivaluequerystring)\.\S+$/;
const VALUE = /^('.*'|method\.request\.(path|querystring|header|multivalueheader|multivaluequerystring)\.\S+|method\.request\.body\b.*|stageVariables\.\S+|context\.\S+)$/s;
const PARAMETER = /^method\.request\.(multivalue)?(path|querystring|header)\.(\S+)$/;

const QUOTE = 'Put a constant into single quotes inside of the text: "\'value\'".';

/** What is wrong with the parameter mappings of an integration request. */
export function* requestMappingProblems(found: IntegrationPlace): Generator<Violation> {
  const { method, integration } = found;
  const mappings = entries(integration.requestParameters);
  if (mappings.length === 0) return;
  const declared = new Set(entries(method.requestParameters).map(([name]) => name));
  const unknown = method.requestParameters instanceof Unresolved;
  for (const [target, mapped] of mappings) {
    const where = place(integration, 'requestParameters', target);
    if (!TARGET.test(target)) {
      yield { ...where, message: `request parameter of ${routeName(found)} must be integration.request.{header,path,querystring}.NAME, got '${target}'`, actual: target, fix: 'Name the header, path variable or query parameter of the request to the backend.' };
    }
    const value = text(mapped);
    if (value === undefined) continue;
    const parameter = PARAMETER.exec(value);
    if (!VALUE.test(value)) {
      const allowed = 'method.request.…, stageVariables.NAME, context.NAME or a constant in single quotes';
      yield { ...where, message: `value of ${target} for ${routeName(found)} must be ${allowed}, got ${JSON.stringify(value)}`, actual: value, fix: QUOTE };
    } else if (parameter && !unknown && !declared.has(`method.request.${parameter[2]}.${parameter[3]}`) && !declared.has(value)) {
      yield { ...where, message: `${value} must be declared in the RequestParameters of ${routeName(found)}`, actual: value, fix: `Add ${value} to the request parameters of the method.` };
    }
  }
}

const RESPONSE_VALUE = /^('.*'|integration\.response\.(header|multivalueheader)\.\S+|integration\.response\.body\b.*|stageVariables\.\S+|context\.\S+)$/s;

/** What is wrong with the values that integration responses give to headers. */
export function* responseMappingProblems(found: IntegrationPlace): Generator<Violation> {
  for (const response of found.integration.responses ?? []) {
    for (const [target, mapped] of entries(response.responseParameters)) {
      const value = text(mapped);
      if (value === undefined || RESPONSE_VALUE.test(value)) continue;
      const allowed = 'integration.response.…, stageVariables.NAME, context.NAME or a constant in single quotes';
      const message = `value of ${target} for ${routeName(found)} must be ${allowed}, got ${JSON.stringify(value)}`;
      yield { ...place(response, 'responseParameters', target), message, actual: value, fix: QUOTE };
    }
  }
}
