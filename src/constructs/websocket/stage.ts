import { ArnFormat, CfnResource, Lazy, RemovalPolicy, Resource } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ManifestStage } from '../../model';
import { accessLogGroup, jsonLogFormat } from '../access-log';
import { checkPattern } from '../check';
import { PinnedDeployment } from '../pinned-deployment';
import { defaultThrottling } from '../throttling';
import type { WebSocketApi } from './api';
import { hashedDeployment } from './deployment';

/**
 * Throttling of one route.
 */
export interface WebSocketRouteThrottling {
  /** Messages a second. */
  readonly rateLimit: number;
  /** Messages at once. */
  readonly burstLimit: number;
}

/**
 * Options for a stage of a WebSocket API.
 */
export interface WebSocketStageOptions {
  /**
   * What the stage is for, at most 1,024 characters.
   * @default - none
   */
  readonly description?: string;

  /**
   * Group that the access log goes to.
   * @default - a new one
   */
  readonly accessLogGroup?: logs.ILogGroup;

  /**
   * How long a new access log group keeps its lines.
   * @default RetentionDays.ONE_YEAR
   */
  readonly accessLogRetention?: logs.RetentionDays;

  /**
   * What happens to a new access log group when the stage goes.
   * @default - as CloudFormation does for log groups
   */
  readonly accessLogRemovalPolicy?: RemovalPolicy;

  /**
   * Key that a new access log group is encrypted with. Its policy lets CloudWatch Logs use it.
   * @default - the key of CloudWatch Logs
   */
  readonly accessLogEncryptionKey?: kms.IKey;

  /**
   * Fields of the JSON access log: name to `$context` variable without `$context.`.
   * @default - request and connection id, route, event type, status, caller's address, errors
   */
  readonly accessLogFields?: { [name: string]: string };

  /**
   * What the execution log tells.
   * @default MethodLoggingLevel.ERROR
   */
  readonly loggingLevel?: apigateway.MethodLoggingLevel;

  /**
   * Also logs messages whole. They may hold personal data.
   * @default false
   */
  readonly dataTraceEnabled?: boolean;

  /**
   * Metrics by route. They are charged for.
   * @default true
   */
  readonly detailedMetricsEnabled?: boolean;

  /**
   * Messages a second on each route.
   * @default - what an account has from the start in the Region: 10000, or 2500
   */
  readonly throttlingRateLimit?: number;

  /**
   * Messages at once on each route.
   * @default - what an account has from the start in the Region: 5000, or 1250
   */
  readonly throttlingBurstLimit?: number;

  /**
   * Throttling of single routes, by route key.
   * @default - as for all routes
   */
  readonly routeThrottling?: { [routeKey: string]: WebSocketRouteThrottling };

  /**
   * Stage variables.
   * @default - none
   */
  readonly variables?: { [name: string]: string };
}

/**
 * Properties of a `WebSocketStage`.
 */
export interface WebSocketStageProps extends WebSocketStageOptions {
  /** The API that the stage belongs to. */
  readonly webSocketApi: WebSocketApi;

  /** 1 to 128 letters, digits, `-` and `_`. */
  readonly stageName: string;
}

const LOG_FIELDS = {
  requestId: 'requestId',
  extendedRequestId: 'extendedRequestId',
  connectionId: 'connectionId',
  eventType: 'eventType',
  routeKey: 'routeKey',
  status: 'status',
  requestTime: 'requestTime',
  sourceIp: 'identity.sourceIp',
  principalId: 'authorizer.principalId',
  integrationStatus: 'integration.status',
  integrationError: 'integration.error',
  error: 'error.message',
};

/**
 * A name under which a deployment of a WebSocket API can be reached. It points to a snapshot of the API,
 * which is retained, so that `gatehouse rollback` can go back to it at once.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-stages.html
 */
export class WebSocketStage extends Resource implements apigatewayv2.IWebSocketStage {
  public readonly api: apigatewayv2.IWebSocketApi;
  public readonly stageName: string;

  /**
   * The group that the access log goes to.
   */
  public readonly accessLogGroup: logs.ILogGroup;

  private readonly deployment: apigatewayv2.CfnDeployment;
  private readonly resource: apigatewayv2.CfnStage;
  private readonly pinned: PinnedDeployment;
  private readonly variables: Record<string, string> = {};
  private readonly throttledRoutes: readonly string[];

  constructor(scope: Construct, id: string, props: WebSocketStageProps) {
    super(scope, id);
    checkPattern('stageName', props.stageName, 'stage-name', '1 to 128 letters, digits, - and _');
    const { webSocketApi, routeThrottling = {} } = props;
    this.api = webSocketApi;
    this.throttledRoutes = Object.keys(routeThrottling);
    webSocketApi._register(this);
    this.pinned = new PinnedDeployment(this, 'Pinned');
    this.accessLogGroup = accessLogGroup(this, {
      logGroup: props.accessLogGroup,
      retention: props.accessLogRetention,
      removalPolicy: props.accessLogRemovalPolicy,
      encryptionKey: props.accessLogEncryptionKey,
    });
    this.deployment = hashedDeployment(this, 'Deployment', webSocketApi.apiId, () => webSocketApi._definition());
    this.deployment.node.addDependency(webSocketApi._snapshot);
    const { throttlingRateLimit, throttlingBurstLimit } = defaultThrottling(this);
    this.resource = new apigatewayv2.CfnStage(this, 'Resource', {
      apiId: webSocketApi.apiId,
      stageName: props.stageName,
      description: props.description,
      deploymentId: this.pinned.point(this.deployment.ref),
      stageVariables: Lazy.any({ produce: () => Object.keys(this.variables).length > 0 ? this.variables : undefined }),
      accessLogSettings: {
        destinationArn: this.stack.formatArn({
          service: 'logs', resource: 'log-group', resourceName: this.accessLogGroup.logGroupName, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
        format: jsonLogFormat(props.accessLogFields ?? LOG_FIELDS),
      },
      defaultRouteSettings: {
        loggingLevel: props.loggingLevel ?? apigateway.MethodLoggingLevel.ERROR,
        dataTraceEnabled: props.dataTraceEnabled ?? false,
        detailedMetricsEnabled: props.detailedMetricsEnabled ?? true,
        throttlingRateLimit: props.throttlingRateLimit ?? throttlingRateLimit,
        throttlingBurstLimit: props.throttlingBurstLimit ?? throttlingBurstLimit,
      },
      routeSettings: routeSettings(props.routeThrottling),
    });
    this.stageName = this.resource.ref;
    if (webSocketApi._cloudWatchRole) this.resource.node.addDependency(webSocketApi._cloudWatchRole.resource);
    for (const [name, value] of Object.entries(props.variables ?? {})) this.addStageVariable(name, value);
  }

  public get stageRef(): apigatewayv2.StageReference {
    return { apiId: this.api.apiId, stageName: this.stageName };
  }

  /**
   * Where clients connect: `wss://…/<stage>`.
   */
  public get url(): string {
    return `wss://${this.host}/${this.stageName}`;
  }

  /**
   * Where backends reach connections through `@connections`: `https://…/<stage>`.
   */
  public get callbackUrl(): string {
    return `https://${this.host}/${this.stageName}`;
  }

  /**
   * Adds a stage variable.
   *
   * @param name letters, digits and `_`
   * @param value letters, digits and `-._~:/?#&=,`
   */
  public addStageVariable(name: string, value: string): void {
    checkPattern('stage variable name', name, 'stage-variable-key', 'letters, digits and _');
    checkPattern(`stage variable ${name}`, value, 'stage-variable-value', 'letters, digits and -._~:/?#&=,');
    this.variables[name] = this.pinned.pinVariable(name, value);
  }

  /**
   * A metric of this stage.
   *
   * @param metricName `ConnectCount`, `MessageCount`, `IntegrationError`, `ClientError`, `ExecutionError` or `IntegrationLatency`
   */
  public metric(metricName: string, props: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    return this.api.metric(metricName, props).with({ dimensionsMap: { ApiId: this.api.apiId, Stage: this.stageName } }).attachTo(this);
  }

  /**
   * Lets somebody send to, look up and close connections of this stage.
   */
  public grantManageConnections(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({
      grantee,
      actions: ['execute-api:ManageConnections'],
      resourceArns: [this.stack.formatArn({ service: 'execute-api', resource: this.api.apiId, resourceName: `${this.stageName}/*/@connections/*` })],
    });
  }

  /**
   * What the deployer must know of this stage; asked at synthesis.
   * @internal
   */
  public _manifest(): ManifestStage {
    const idOf = (resource: CfnResource) => this.stack.resolve(resource.logicalId) as string;
    return {
      kind: 'WEBSOCKET',
      api: idOf(this.api.node.defaultChild as CfnResource),
      stage: idOf(this.resource),
      deployment: idOf(this.deployment),
      stageName: this.stack.resolve(this.resource.stageName) as string,
      ...this.pinned.pins,
      release: { strategy: 'direct' },
    };
  }

  /**
   * Throttling of routes that the API does not have.
   * @internal
   */
  public _unknownRoutes(routeKeys: readonly string[]): string[] {
    return this.throttledRoutes.filter((key) => !routeKeys.includes(key)).map((key) =>
      `routeThrottling of stage ${this.node.path} must be for routes of the API, which are ${routeKeys.join(', ')}, got '${key}'`);
  }

  private get host(): string {
    return `${this.api.apiId}.execute-api.${this.stack.region}.${this.stack.urlSuffix}`;
  }
}

function routeSettings(throttling: WebSocketStageOptions['routeThrottling']): Record<string, apigatewayv2.CfnStage.RouteSettingsProperty> | undefined {
  if (!throttling) return undefined;
  return Object.fromEntries(Object.entries(throttling).map(([routeKey, { rateLimit, burstLimit }]) =>
    [routeKey, { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit }])) as never;
}
