import type { Clock } from '../../gateway/clock';
import { quotaName } from '../../gateway/rest/phases/key';
import { Quotas } from '../../gateway/throttle/quota';
import type { QuotaLimit } from '../../gateway/throttle/quota';
import type { UsageMeter } from '../apigateway/routes/usage';

/** Counts as the gateway asks for it, and remembers for each day what was used and left. */
export class MeteredQuotas extends Quotas implements UsageMeter {
  private readonly days = new Map<string, { used: number; remaining: number }>();

  constructor(private readonly time: Clock) {
    super(time);
  }

  override take(name: string, quota: QuotaLimit): boolean {
    const taken = super.take(name, quota);
    if (taken) {
      const key = `${name} ${new Date(this.time.now()).toISOString().slice(0, 10)}`;
      this.days.set(key, { used: (this.days.get(key)?.used ?? 0) + 1, remaining: quota.limit - this.used(name, quota) });
    }
    return taken;
  }

  usedOn(planId: string, keyId: string, day: string): number {
    return this.days.get(`${quotaName(planId, keyId)} ${day}`)?.used ?? 0;
  }

  remainingOn(planId: string, keyId: string, day: string): number | undefined {
    return this.days.get(`${quotaName(planId, keyId)} ${day}`)?.remaining;
  }
}
