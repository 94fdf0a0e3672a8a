import type { Spot } from './fields';
import { entries } from './read';
import { integrations, v2Integrations } from './walk';
import type { ApiModel, Located } from '../../model';

/** Every mapping template of a REST API: of requests, responses and gateway responses. */
export function* templateSpots(model: ApiModel): Generator<Spot> {
  for (const { integration } of integrations(model)) {
    yield* templates(integration, 'requestTemplates', integration.requestTemplates);
    for (const response of integration.responses ?? []) yield* templates(response, 'responseTemplates', response.responseTemplates);
  }
  for (const api of model.restApis) {
    for (const response of api.gatewayResponses) yield* templates(response, 'responseTemplates', response.responseTemplates);
  }
}

/** Every mapping template of a WebSocket API. */
export function* v2TemplateSpots(model: ApiModel): Generator<Spot> {
  for (const integration of v2Integrations(model)) {
    yield* templates(integration, 'requestTemplates', integration.requestTemplates);
    for (const response of integration.responses) yield* templates(response, 'responseTemplates', response.responseTemplates);
  }
}

function* templates(node: Located, name: string, value: unknown): Generator<Spot> {
  for (const [contentType, template] of entries(value)) yield { node, name, value: template, below: [contentType] };
}
