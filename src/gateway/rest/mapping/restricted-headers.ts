import {
  HEADERS_MAPPED_IN_VAIN, HEADERS_NOT_MAPPABLE, HEADERS_NOT_MAPPABLE_FOR_AWS, HEADERS_NOT_RETURNED, HEADERS_REMAPPED,
} from '../../../limits';
import { known, type Integration } from '../../../model';
import { gatewayError } from '../gateway-error';

/**
 * Whether a backend gets a header that a mapping or an override sets.
 *
 * @throws GatewayError when the integration may not set it
 */
export function reachesBackend(name: string, integration: Integration): boolean {
  const key = name.toLowerCase();
  const refused = known(integration.type)?.startsWith('AWS') ? HEADERS_NOT_MAPPABLE_FOR_AWS : HEADERS_NOT_MAPPABLE;
  if (refused.has(key)) throw gatewayError('API_CONFIGURATION_ERROR', undefined, { reason: `the header '${name}' may not be set` });
  return !HEADERS_MAPPED_IN_VAIN.has(key);
}

/** The name under which a backend's header reaches the caller; `undefined` when it does not. */
export function returnedName(name: string): string | undefined {
  const key = name.toLowerCase();
  if (HEADERS_NOT_RETURNED.has(key)) return undefined;
  return HEADERS_REMAPPED.has(key) ? `x-amzn-Remapped-${name}` : name;
}
