import type { Located } from './origin';
import type { Tag } from './rest';
import type { Value } from './value';

export interface Throttle extends Located {
  readonly rateLimit?: Value<number>;
  readonly burstLimit?: Value<number>;
}

export interface Quota extends Located {
  readonly limit?: Value<number>;
  readonly offset?: Value<number>;
  readonly period?: Value<'DAY' | 'WEEK' | 'MONTH'>;
}

/** A stage that a plan or a key reaches. */
export interface ApiStage extends Located {
  /** The API's `key` when it is in these templates, otherwise what stands there. */
  readonly api?: Value<string>;
  /** The stage's name. A reference to a stage of these templates is resolved to its name. */
  readonly stage?: Value<string>;
  /** `/path/METHOD` to a limit of its own. */
  readonly throttle?: Value<Readonly<Record<string, Throttle>>>;
}

export interface UsagePlan extends Located {
  readonly key: string;
  readonly usagePlanName?: Value<string>;
  readonly description?: Value<string>;
  readonly apiStages: readonly ApiStage[];
  /** True when some stage of the plan could not be read, so that no absence may be concluded. */
  readonly apiStagesUnknown?: boolean;
  readonly throttle?: Throttle;
  readonly quota?: Quota;
  readonly tags?: Value<readonly Tag[]>;
}

export interface ApiKey extends Located {
  readonly key: string;
  readonly name?: Value<string>;
  readonly value?: Value<string>;
  readonly enabled?: Value<boolean>;
  readonly customerId?: Value<string>;
  readonly generateDistinctId?: Value<boolean>;
  readonly stageKeys: readonly ApiStage[];
  readonly tags?: Value<readonly Tag[]>;
}

export interface UsagePlanKey extends Located {
  /** The plan's `key`, or what stands there. */
  readonly usagePlan?: Value<string>;
  /** The API key's `key`, or what stands there. */
  readonly apiKey?: Value<string>;
  readonly keyType?: Value<string>;
}
