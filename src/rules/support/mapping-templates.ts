import type { Spot } from './fields';
import { perModel } from './per-model';
import { entries } from './read';
import { integrations, v2Integrations } from './walk';
import type { Located } from '../../model';

/** Every mapping template of a REST API: of requests, responses and gateway responses. */
export const templateSpots = perModel((model): readonly Spot[] => [
  ...integrations(model).flatMap(({ integration }) => [
    ...templates(integration, 'requestTemplates', integration.requestTemplates),
    ...(integration.responses ?? []).flatMap((response) => templates(response, 'responseTemplates', response.responseTemplates)),
  ]),
  ...model.restApis.flatMap(({ gatewayResponses }) =>
    gatewayResponses.flatMap((response) => templates(response, 'responseTemplates', response.responseTemplates))),
]);

/** Every mapping template of a WebSocket API. */
export const v2TemplateSpots = perModel((model): readonly Spot[] => v2Integrations(model).flatMap((integration) => [
  ...templates(integration, 'requestTemplates', integration.requestTemplates),
  ...integration.responses.flatMap((response) => templates(response, 'responseTemplates', response.responseTemplates)),
]));

function templates(node: Located, name: string, value: unknown): readonly Spot[] {
  return entries(value).map(([contentType, template]) => ({ node, name, value: template, below: [contentType] }));
}
