import { ACCOUNT_LIMITS } from './catalog/account';
import { CLOUDFORMATION_LIMITS } from './catalog/cloudformation';
import { CONTROL_RATE_LIMITS } from './catalog/control-rate';
import { DOMAIN_LIMITS } from './catalog/domain';
import { HTTP_LIMITS } from './catalog/http';
import { PORTAL_LIMITS } from './catalog/portal';
import { REST_LIMITS } from './catalog/rest';
import { REST_METHOD_LIMITS } from './catalog/rest-method';
import { REST_TRAFFIC_LIMITS } from './catalog/rest-traffic';
import { SECURITY_LIMITS } from './catalog/security';
import { STAGE_LIMITS } from './catalog/stage';
import { USAGE_LIMITS } from './catalog/usage';
import { V2_LIMITS } from './catalog/v2';
import { VPC_LINK_LIMITS } from './catalog/vpc-link';
import { WEBSOCKET_LIMITS } from './catalog/websocket';
import { DEFAULT_EDITION, type Edition } from './edition';
import type { Limit } from './limit';

/** Every documented limit, sorted by id. */
export const LIMITS: readonly Limit[] = Object.freeze(
  [
    ...ACCOUNT_LIMITS,
    ...CLOUDFORMATION_LIMITS,
    ...CONTROL_RATE_LIMITS,
    ...DOMAIN_LIMITS,
    ...HTTP_LIMITS,
    ...PORTAL_LIMITS,
    ...REST_LIMITS,
    ...REST_METHOD_LIMITS,
    ...REST_TRAFFIC_LIMITS,
    ...SECURITY_LIMITS,
    ...STAGE_LIMITS,
    ...USAGE_LIMITS,
    ...V2_LIMITS,
    ...VPC_LINK_LIMITS,
    ...WEBSOCKET_LIMITS,
  ].sort((a, b) => (a.id < b.id ? -1 : 1)),
);

const BY_ID: ReadonlyMap<string, Limit> = new Map(LIMITS.map((limit) => [limit.id, limit]));

/** The limit with this id; `undefined` when the catalogue has none. */
export function findLimit(id: string): Limit | undefined {
  return BY_ID.get(id);
}

/**
 * What an edition says about a limit. AWS also enforces what the 2019-02 page left unsaid, so such a limit
 * has today's statement in both editions.
 * @throws Error for an id that the catalogue does not have
 */
export function limitStatement(id: string, edition: Edition = DEFAULT_EDITION): Limit['editions']['current'] {
  const limit = BY_ID.get(id);
  if (!limit) throw new Error(`limit must be an id of the catalogue, got '${id}'`);
  return limit.editions[edition] ?? limit.editions.current;
}

/**
 * The number of a limit, in its unit: the account's own where `overrides` has one, otherwise the edition's.
 * @throws Error for an id that the catalogue does not have, or that is a rule without a number
 */
export function limitValue(id: string, edition: Edition = DEFAULT_EDITION, overrides: Readonly<Record<string, number>> = {}): number {
  const { value } = limitStatement(id, edition);
  if (value === undefined) throw new Error(`limit must have a number, got '${id}', which is a rule in words`);
  return Object.hasOwn(overrides, id) ? overrides[id] : value;
}
