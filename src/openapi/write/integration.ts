import { compact, plain, record, unlessEmpty } from './plain';
import { known, textOf, type Integration, type IntegrationResponse, type Value } from '../../model';

/** What the service assumes when nothing is written. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  connectionType: 'INTERNET',
  timeoutInMillis: 29_000,
  passthroughBehavior: 'WHEN_NO_MATCH',
  responseTransferMode: 'BUFFERED',
};

/** An `x-amazon-apigateway-integration` object that says no more than it must. */
export function writeIntegration(integration: Integration): Record<string, unknown> {
  const { origin: _, responses, type, passthroughBehavior, ...rest } = integration;
  return compact({
    type: lowerCase(type),
    ...withoutDefaults({ ...rest }),
    passthroughBehavior: passthroughBehavior === DEFAULTS.passthroughBehavior ? undefined : lowerCase(passthroughBehavior),
    responses: responses && unlessEmpty(record(responses.map((response) => [keyOf(response), writeResponse(response)]))),
  });
}

function withoutDefaults(fields: Record<string, unknown>): Record<string, unknown> {
  return record(Object.entries(fields).filter(([name, value]) => DEFAULTS[name] !== value).map(([name, value]) => [name, plain(value)]));
}

function keyOf(response: IntegrationResponse): string {
  return textOf(response.selectionPattern) || 'default';
}

function writeResponse({ origin: _, selectionPattern: __, ...fields }: IntegrationResponse): Record<string, unknown> {
  return compact(plain(fields) as Record<string, unknown>);
}

/** Exports of the service write enumerations in lower case; a token is left as it is. */
function lowerCase(value: Value<string> | undefined): unknown {
  const text = known(value);
  return text !== undefined && /^[A-Z_]+$/.test(text) ? text.toLowerCase() : plain(value);
}
