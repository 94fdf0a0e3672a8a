import { Resource, Token } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { checkAllowed, checkRange } from '../check';
import type { RestRoute } from './route';

/**
 * A limit of its own for one route of a usage plan.
 */
export interface RouteThrottle {
  /**
   * The route.
   */
  readonly route: RestRoute;

  /**
   * Requests a second, and how many may come at once.
   */
  readonly throttle: apigateway.ThrottleSettings;
}

/**
 * Options for a usage plan.
 */
export interface UsagePlanOptions {
  /**
   * Name of the plan.
   * @default - CloudFormation makes one
   */
  readonly usagePlanName?: string;

  /**
   * What the plan is for.
   * @default - none
   */
  readonly description?: string;

  /**
   * Requests a second that a key may make, and how many at once.
   * @default - the stage's and the account's limits only
   */
  readonly throttle?: apigateway.ThrottleSettings;

  /**
   * Requests that a key may make in a day, week or month.
   * @default - any number
   */
  readonly quota?: apigateway.QuotaSettings;

  /**
   * Limits of single routes.
   * @default - none
   */
  readonly routeThrottles?: RouteThrottle[];

  /**
   * Keys that belong to the plan.
   * @default - none; add them with `addApiKey()`
   */
  readonly apiKeys?: apigateway.IApiKey[];
}

/**
 * Properties of a `UsagePlan`.
 */
export interface UsagePlanProps extends UsagePlanOptions {
  /**
   * The stage that the plan is for.
   */
  readonly stage: apigateway.IStage;
}

/**
 * Limits for callers with API keys. Made by `stage.addUsagePlan()`.
 *
 * Routes count and limit only where an API key is required.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export class UsagePlan extends Resource implements apigateway.IUsagePlan {
  public readonly usagePlanId: string;

  private readonly resource: apigateway.CfnUsagePlan;
  private readonly stages: apigateway.CfnUsagePlan.ApiStageProperty[] = [];

  constructor(scope: Construct, id: string, props: UsagePlanProps) {
    super(scope, id);
    const { usagePlanName, description, throttle, quota } = props;
    checkThrottle('throttle', throttle);
    checkQuota(quota);
    this.addStage(props.stage, props.routeThrottles);
    this.resource = new apigateway.CfnUsagePlan(this, 'Resource', { usagePlanName, description, throttle, quota, apiStages: this.stages });
    this.usagePlanId = this.resource.ref;
    for (const key of props.apiKeys ?? []) this.addApiKey(key);
  }

  public get usagePlanRef(): apigateway.UsagePlanReference {
    return { usagePlanId: this.usagePlanId };
  }

  /**
   * Adds another stage, whose requests count together with the others'.
   */
  public addStage(stage: apigateway.IStage, routeThrottles: RouteThrottle[] = []): void {
    for (const { route, throttle } of routeThrottles) {
      checkThrottle(`throttle of ${route.httpMethod} ${route.path}`, throttle);
      if (!route._isOf(stage.restApi)) {
        throw new Error(`routeThrottles must be of routes of ${stage.restApi.node.path}, which the stage belongs to, got ${route.node.path}`);
      }
    }
    const throttles = routeThrottles.map(({ route, throttle }) => [`${route.path}/${route.httpMethod}`, throttle]);
    this.stages.push({
      apiId: stage.restApi.restApiId,
      stage: stage.stageName,
      throttle: throttles.length > 0 ? Object.fromEntries(throttles) : undefined,
    });
  }

  public addApiKey(apiKey: apigateway.IApiKeyRef, options: apigateway.AddApiKeyOptions = {}): void {
    const key = new apigateway.CfnUsagePlanKey(this, `Key:${apiKey.node.addr}`, {
      keyId: apiKey.apiKeyRef.apiKeyId,
      keyType: 'API_KEY',
      usagePlanId: this.usagePlanId,
    });
    if (options.overrideLogicalId !== undefined) key.overrideLogicalId(options.overrideLogicalId);
  }

  /**
   * Makes an API key that belongs to the plan.
   */
  public newApiKey(id: string, options: apigateway.ApiKeyOptions = {}): apigateway.ApiKey {
    const { value } = options;
    if (value !== undefined && !Token.isUnresolved(value)) checkRange('length of an API key', value.length, 'api-key-value');
    const key = new apigateway.ApiKey(this, id, options);
    this.addApiKey(key);
    return key;
  }
}

function checkThrottle(input: string, throttle: apigateway.ThrottleSettings = {}): void {
  checkRange(`rateLimit of ${input}`, throttle.rateLimit, 'throttle-values');
  checkRange(`burstLimit of ${input}`, throttle.burstLimit, 'throttle-values');
}

function checkQuota(quota: apigateway.QuotaSettings | undefined): void {
  if (!quota) return;
  if (quota.limit === undefined || quota.period === undefined) throw new Error(`quota must have a limit and a period, got ${JSON.stringify(quota)}`);
  checkAllowed('period of quota', quota.period, 'usage-plan-quota');
  if (!Token.isUnresolved(quota.limit) && quota.limit < 0) throw new Error(`limit of quota must be at least 0, got ${quota.limit}`);
}
