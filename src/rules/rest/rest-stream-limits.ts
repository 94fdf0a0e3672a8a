import type { RestStage } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, entries, flag, integrations, number, place, routeName, text, type IntegrationPlace } from '../support';

const LONGEST = 900_000;

/** A streamed response of an integration that cannot stream, or that is asked for what streaming leaves out. */
export const restStreamLimits: Rule = {
  meta: catalogued('rest-stream-limits', {
    why: 'AWS refuses the method, or leaves out what cannot be done to a stream: caching, compression and mapping.',
    fix: 'Stream from AWS_PROXY and HTTP_PROXY integrations only, for at most 15 minutes.',
  }),
  *check(model) {
    const isCaching = (stage: RestStage): boolean => stage.methodSettings.some((setting) => flag(setting.cachingEnabled));
    const caching = new Set(model.restApis.filter((api) => api.stages.some(isCaching)).map((api) => api.key));
    for (const found of integrations(model)) {
      if (text(found.integration.responseTransferMode) === 'STREAM') yield* checkStream(found, caching.has(found.api.key));
    }
  },
};

function* checkStream(found: IntegrationPlace, cached: boolean): Generator<Violation> {
  const { api, integration } = found;
  const name = routeName(found);
  const type = text(integration.type);
  if (type !== undefined && type !== 'AWS_PROXY' && type !== 'HTTP_PROXY') {
    const message = `response of ${name} can be streamed from AWS_PROXY and HTTP_PROXY integrations only, got ${type}`;
    yield { ...place(integration, 'responseTransferMode'), message, actual: type };
  }
  const timeout = number(integration.timeoutInMillis);
  if (timeout !== undefined && timeout > LONGEST) {
    const message = `timeout of the streamed response of ${name} must be at most ${LONGEST} ms, got ${timeout} ms`;
    yield { ...place(integration, 'timeoutInMillis'), message, actual: timeout, limit: LONGEST };
  }
  for (const response of integration.responses ?? []) {
    if (entries(response.responseTemplates).length === 0) continue;
    yield { ...place(response, 'responseTemplates'), message: `streamed response of ${name} cannot have response templates` };
  }
  const at = place(integration, 'responseTransferMode');
  if (cached) yield { ...at, message: `streamed response of ${name} is never cached, although caching is on`, severity: 'warning' };
  if (api.minimumCompressionSize !== undefined) {
    yield { ...at, message: `streamed response of ${name} is never compressed, although the API has a minimum compression size`, severity: 'warning' };
  }
}
