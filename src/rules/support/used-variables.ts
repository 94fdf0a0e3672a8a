import { entries, text } from './read';
import { integrations, v2Apis } from './walk';
import { textOf, type ApiModel, type Integration, type V2Integration } from '../../model';

const REFERENCE = /\$\{!?stageVariables\.([A-Za-z0-9_]+)\}/g;

/** As a mapping template writes it; one that the template looks at first may be absent. */
const IN_TEMPLATE = /\$!?\{?stageVariables\.([A-Za-z0-9_]+)(?![A-Za-z0-9_]*\()/g;

/** The stage variables that the integrations of each API use, by the API's key. */
export function usedVariables(model: ApiModel): ReadonlyMap<string, ReadonlySet<string>> {
  const used = new Map<string, Set<string>>();
  const add = (api: string, integration: Integration | V2Integration): void => {
    for (const name of [...namesInTexts(integration), ...namesInTemplates(integration)]) used.set(api, (used.get(api) ?? new Set()).add(name));
  };
  for (const { api, integration } of integrations(model)) add(api.key, integration);
  for (const api of v2Apis(model)) for (const integration of api.integrations) add(api.key, integration);
  return used;
}

function namesInTexts(integration: Integration | V2Integration): string[] {
  const { connectionId, requestParameters } = integration;
  const { uri, credentials } = isV2(integration) ? { uri: integration.integrationUri, credentials: integration.credentialsArn } : integration;
  // A mapped parameter is the whole text, without braces.
  const mapped = entries(requestParameters).map(([, value]) => text(value)?.replace(/^\$?stageVariables\.(\w+)$/, '${stageVariables.$1}'));
  return [textOf(uri), textOf(credentials), textOf(connectionId), ...mapped].flatMap((written) => namesIn(written, REFERENCE));
}

function namesInTemplates({ requestTemplates, responses = [] }: Integration | V2Integration): string[] {
  return [requestTemplates, ...responses.map(({ responseTemplates }) => responseTemplates)]
    .flatMap((templates) => entries(templates).map(([, value]) => text(value)))
    .flatMap((template) => template?.includes('#if') ? [] : namesIn(template, IN_TEMPLATE));
}

/** Few texts use any, so that most need no pattern. */
function namesIn(written: string | undefined, pattern: RegExp): string[] {
  return written?.includes('stageVariables.') ? [...written.matchAll(pattern)].map(([, name]) => name) : [];
}

function isV2(integration: Integration | V2Integration): integration is V2Integration {
  return 'integrationUri' in integration;
}
