import { LocalUrls } from '../../../src/endpoint/local-urls';
import type { EndpointEnvironment } from '../../../src/endpoint/part';
import { Registries } from '../../../src/endpoint/records/registry';
import type { Registry } from '../../../src/endpoint/records/registry';
import { VirtualClock } from '../../../src/gateway/virtual-clock';

/** The account and region of these tests. */
export const SCOPE = { accountId: '123456789012', region: 'eu-west-1' };

/** A registry on a clock that stands still. */
export function emptyRegistry(): { readonly registries: Registries; readonly registry: Registry } {
  const environment: EndpointEnvironment = {
    clock: new VirtualClock(Date.parse('2026-01-01T00:00:00Z')),
    random: () => 0.5,
    functions: { invoke: async () => ({ payload: 'null', logs: [] }), isPermitted: () => true, canAssume: () => true },
    logs: { write: () => {} },
    observer: {},
    localUrls: new LocalUrls(() => 'http://localhost:4566', () => true),
    url: () => 'http://localhost:4566',
  };
  const registries = new Registries(environment);
  return { registries, registry: registries.of(SCOPE) };
}
