import type { Phase } from './phase';
import { limitValue } from '../../../limits';
import { known } from '../../../model';

/** Bytes of a response that is kept. */
const MAXIMUM_ITEM = limitValue('rest-cached-response-size');
/** Seconds. */
const DEFAULT_TTL = 300;

/** Headers that every response has of its own. */
const PER_REQUEST = new Set(['x-amzn-requestid', 'x-amz-apigw-id', 'x-amzn-trace-id', 'warning']);

/** Keeps a successful answer for the next caller. */
export const store: Phase = {
  name: 'store',
  always: true,
  run({ cacheKey, response, error, settings, env }) {
    if (cacheKey === undefined || error !== undefined || response === undefined) return;
    if (response.statusCode >= 300 || response.body.length > MAXIMUM_ITEM) return;
    const ttl = known(settings.cacheTtlInSeconds) ?? DEFAULT_TTL;
    if (ttl === 0) return;
    env.state.responses.set(cacheKey, { ...response, headers: response.headers.filter(([name]) => !PER_REQUEST.has(name.toLowerCase())) }, ttl);
  },
};
