import { Duration, Token } from 'aws-cdk-lib';
import type { CanaryStepPlan, ReleasePlan } from '../model';
import { checkRange } from './check';

/**
 * Options for one step of a canary release.
 */
export interface CanaryStepOptions {
  /**
   * How long the canary stays at this step before the next one, at least one second.
   * @default - until somebody tells the deployer to go on
   */
  readonly bake?: Duration;
}

/**
 * One step of a canary release.
 */
export class CanaryStep {
  /**
   * Gives the canary a share of the stage's requests.
   *
   * @param percent 0 to 100 percent
   */
  public static percent(percent: number, options: CanaryStepOptions = {}): CanaryStep {
    if (Token.isUnresolved(percent)) throw new Error('percent of a canary step must be known at synthesis, got a token');
    checkRange('percent of a canary step', percent, 'canary-percent');
    if (options.bake?.isUnresolved()) throw new Error('bake of a canary step must be known at synthesis, got a token');
    return new CanaryStep({ percent, ...options.bake && { bakeSeconds: options.bake.toSeconds() } });
  }

  private constructor(private readonly plan: CanaryStepPlan) {}

  /** @internal */
  public _plan(): CanaryStepPlan {
    return this.plan;
  }
}

/**
 * Options for a canary release.
 */
export interface CanaryReleaseOptions {
  /**
   * What share of the requests the new deployment gets, step by step; rising. After the last step it gets all.
   * @default - 10 percent until somebody tells the deployer to go on
   */
  readonly steps?: CanaryStep[];
}

/**
 * How a new deployment reaches the callers of a stage.
 *
 * Either way the template says which deployment the stage points to through a parameter: empty, the stage
 * follows the template; with a deployment's id, it stays there. So `gatehouse rollback` moves the stage back
 * at once, and the next `cdk deploy` keeps it there.
 */
export class Release {
  /**
   * The stage points to the new deployment as soon as the stack is deployed.
   *
   * What the API makes for its older deployments is retained, so that a rollback finds it: permissions, versions that integrations
   * call, roles of `Integration.aws`. It stays when the stack is deleted or no route needs it any more; `gatehouse deployments prune`
   * removes it with the deployments. Functions are yours: `gatehouse deploy` carries over those that the live deployment calls, a
   * plain `cdk deploy` deletes what the template drops. Give them a removal policy to keep them.
   */
  public static direct(): Release {
    return new Release({ strategy: 'direct' });
  }

  /**
   * The new deployment gets a growing share of the requests. For REST APIs only.
   *
   * The first deployment of a stack goes live directly. From then on `gatehouse deploy` deploys with the
   * stage pinned and begins with the first step. The canary itself is never in the template, because
   * CloudFormation can neither promote nor remove one, so a `cdk deploy` in the middle moves no traffic.
   *
   * Code is not part of a deployment, so Lambda integrations of the API call a new version of their function, which is published with each
   * change of it. A version or an alias that the app passes is called as it is. An alias, and a function that the app does not define,
   * cannot be split; the synth warns of it.
   *
   * Until a canary is promoted its baseline serves, and after a rollback it serves alone. So everything that deployments call is
   * retained unless it has a removal policy: beside what `direct()` retains, the functions of integrations and authorizers with their
   * roles, policies and security groups. The price is what is left behind when the stack is deleted or drops them:
   * `gatehouse deployments prune` removes it with the deployments. A function that is retained in a VPC keeps the VPC from being deleted.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html
   */
  public static canary(options: CanaryReleaseOptions = {}): Release {
    const steps = (options.steps ?? [CanaryStep.percent(10)]).map((step) => step._plan());
    if (steps.length === 0) throw new Error('a canary release must have at least one step, got none');
    for (const [index, step] of steps.entries()) {
      if (index > 0 && step.percent <= steps[index - 1].percent) {
        throw new Error(`the steps of a canary release must rise, got ${step.percent} percent after ${steps[index - 1].percent} percent`);
      }
    }
    return new Release({ strategy: 'canary', steps });
  }

  private constructor(private readonly plan: ReleasePlan) {}

  /** @internal */
  public _plan(): ReleasePlan {
    return this.plan;
  }

  /** @internal */
  public get _isCanary(): boolean {
    return this.plan.strategy === 'canary';
  }
}
