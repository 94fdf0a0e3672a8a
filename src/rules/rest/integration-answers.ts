import type { ApiModel } from '../../model';
import type { Rule, Violation } from '../rule';
import { entries, guide, integrations, isMap, lambdaUri, literalText, place, routeName, siblingOf, text, type IntegrationPlace } from '../support';

/** An integration that answers every call with an error, because something between the request and the response is missing. */
export const integrationAnswers: Rule = {
  meta: {
    id: 'integration-answers',
    title: 'Integrations can answer',
    severity: 'error',
    why: 'Every call is answered with 500 Internal Server Error.',
    fix: 'Give a MOCK a request template with a statusCode, other integrations without a proxy a response, and each variable of the URI a request parameter.',
    source: guide('how-to-integration-settings'),
  },
  *check(model) {
    for (const found of integrations(model)) {
      // SAM completes what it makes of events.
      if (found.integration.origin?.path.includes('/Events/')) continue;
      const type = text(found.integration.type);
      if (type === 'MOCK') yield* checkMock(found);
      if (type === 'AWS' || type === 'HTTP') yield* checkResponses(model, found);
      if (type?.startsWith('HTTP') || type === 'AWS') yield* checkVariables(found);
    }
  },
};

function* checkMock(found: IntegrationPlace): Generator<Violation> {
  const { integration } = found;
  if (integration.requestTemplates === undefined) {
    // A client may send the status in the body, and an API may have a method only so that it can be deployed.
    const message = `MOCK integration of ${routeName(found)} must have a request template with a statusCode, got none`;
    yield { ...place(integration), message, severity: 'warning' };
    return;
  }
  for (const [contentType, template] of entries(integration.requestTemplates)) {
    const written = text(template);
    if (written === undefined) continue;
    const status = /["']statusCode["']\s*:\s*(["'][^"']*["'])/.exec(written)?.[1];
    const isMissing = !/[#$]/.test(written) && !written.includes('statusCode');
    if (!isMissing && !/^["']\s*\d*\s*["']$/.test(status ?? '')) continue;
    const message = `request template of the MOCK integration of ${routeName(found)} must have a number as statusCode, got ${status ?? 'none'}`;
    yield { ...place(integration, 'requestTemplates', contentType), message, actual: status ?? 'none' };
  }
}

function* checkResponses(model: ApiModel, found: IntegrationPlace): Generator<Violation> {
  const { integration } = found;
  const isLeftOut = integration.responses === undefined ? isAbsent(model, found) : integration.responses.length === 0;
  if (!isLeftOut) return;
  const message = `${text(integration.type)} integration of ${routeName(found)} must have an integration response, got none`;
  yield { ...place(integration), message };
}

/** Whether nothing is written where the responses belong, not even what only the deployment will tell. */
function isAbsent(model: ApiModel, { integration }: IntegrationPlace): boolean {
  const { path = '', style } = integration.origin ?? {};
  let node: unknown = siblingOf(model, integration)?.properties;
  for (const segment of path.split('/').slice(1)) node = isMap(node) ? node[segment.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
  return isMap(node) && node[style === 'resource' ? 'IntegrationResponses' : 'responses'] === undefined;
}

/** A variable in braces is one of the integration's own, which a request parameter must give a value. */
function* checkVariables(found: IntegrationPlace): Generator<Violation> {
  const { integration } = found;
  const uri = literalText(integration.uri, '…');
  if (uri === undefined || !uri.includes('{') || lambdaUri(integration.uri)) return;
  const parameters = integration.requestParameters;
  if (parameters !== undefined && !isMap(parameters)) return;
  // A request template may set it.
  if (JSON.stringify(integration.requestTemplates ?? '').includes('requestOverride')) return;
  const mapped = new Set(entries(parameters).map(([name]) => name));
  for (const [, name] of uri.matchAll(/(?<!\$)\{([^{}]+)\}/g)) {
    if (mapped.has(`integration.request.path.${name}`)) continue;
    const message = `{${name}} in the URI of ${routeName(found)} must have a value, but no request parameter integration.request.path.${name} gives it one`;
    yield { ...place(integration, 'uri'), message, actual: `{${name}}` };
  }
}
