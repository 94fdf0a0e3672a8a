import { entries, text } from './read';
import { integrations, v2Apis } from './walk';
import { textOf, type ApiModel, type Integration, type V2Integration } from '../../model';

const REFERENCE = /\$\{!?stageVariables\.([A-Za-z0-9_]+)\}/g;

/** As a mapping template writes it; one that the template looks at first may be absent. */
const IN_TEMPLATE = /\$!?\{?stageVariables\.([A-Za-z0-9_]+)/g;

/** The stage variables that the integrations of each API use, by the API's key. */
export function usedVariables(model: ApiModel): ReadonlyMap<string, ReadonlySet<string>> {
  const used = new Map<string, Set<string>>();
  const add = (api: string, integration: Integration | V2Integration): void => {
    for (const name of namesIn(integration)) used.set(api, (used.get(api) ?? new Set()).add(name));
  };
  for (const { api, integration } of integrations(model)) add(api.key, integration);
  for (const api of v2Apis(model)) for (const integration of api.integrations) add(api.key, integration);
  return used;
}

function* namesIn(integration: Integration | V2Integration): Generator<string> {
  for (const written of textsOf(integration)) for (const [, name] of written.matchAll(REFERENCE)) yield name;
  const responses = integration.responses?.flatMap(({ responseTemplates }) => entries(responseTemplates)) ?? [];
  for (const [, value] of [...entries(integration.requestTemplates), ...responses]) {
    const template = text(value);
    if (!template?.includes('stageVariables.') || template.includes('#if')) continue;
    for (const [, name] of template.matchAll(IN_TEMPLATE)) yield name;
  }
}

function* textsOf(integration: Integration | V2Integration): Generator<string> {
  const [uri, credentials] = 'uri' in integration || !('integrationUri' in integration)
    ? [(integration as Integration).uri, (integration as Integration).credentials]
    : [integration.integrationUri, integration.credentialsArn];
  for (const value of [uri, credentials, integration.connectionId]) yield text(textOf(value)) ?? '';
  // A mapped parameter is the whole text, without braces.
  for (const [, value] of entries(integration.requestParameters)) yield (text(value) ?? '').replace(/^\$?stageVariables\.(\w+)$/, '${stageVariables.$1}');
}
