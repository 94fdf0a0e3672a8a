import { known } from '../../../model';
import { ACCOUNT_RATE } from '../../throttle/token-bucket';
import { gatewayError } from '../gateway-error';
import type { Phase } from './phase';

/** Holds the stage's limit for the method, then the account's over everything. */
export const throttle: Phase = {
  name: 'throttle',
  run({ settings, target, method, request, env }) {
    const rateLimit = known(settings.throttlingRateLimit);
    const burstLimit = known(settings.throttlingBurstLimit);
    if (rateLimit !== undefined || burstLimit !== undefined) {
      const rate = { rateLimit: rateLimit ?? ACCOUNT_RATE.rateLimit, burstLimit: burstLimit ?? ACCOUNT_RATE.burstLimit };
      if (!env.state.buckets.take(`stage ${target.apiId} ${target.stageName} ${request.method} ${method!.resourcePath}`, rate)) {
        throw gatewayError('THROTTLED', undefined, { reason: `the stage's rate of ${rate.rateLimit} a second is used up` });
      }
    }
    if (env.accountRate !== undefined && !env.state.buckets.take(`account ${target.accountId} ${target.region}`, env.accountRate)) {
      throw gatewayError('THROTTLED', undefined, { reason: `the account's rate of ${env.accountRate.rateLimit} a second is used up` });
    }
  },
};
