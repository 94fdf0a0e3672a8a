import { CfnOutput, RemovalPolicy, Tags, Token } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { ManifestStage } from '../../model';
import { accessLogGroup, jsonLogFormat } from '../access-log';
import { PinnedDeployment } from '../pinned-deployment';
import { Release } from '../release';
import { defaultThrottling } from '../throttling';
import { methodOptions, type RouteNames } from './method-options';
import type { RestApi } from './rest-api';
import type { RestStageOptions } from './rest-stage-options';
import { logicalIdOf, snapshotOf } from './snapshot';
import { checkStage } from './stage-check';
import { UsagePlan, type UsagePlanOptions } from './usage-plan';

const ACCESS_LOG_FIELDS = {
  requestId: 'requestId',
  extendedRequestId: 'extendedRequestId',
  requestTime: 'requestTime',
  ip: 'identity.sourceIp',
  userAgent: 'identity.userAgent',
  caller: 'identity.caller',
  user: 'identity.user',
  principalId: 'authorizer.principalId',
  httpMethod: 'httpMethod',
  path: 'path',
  resourcePath: 'resourcePath',
  protocol: 'protocol',
  status: 'status',
  responseLength: 'responseLength',
  responseLatency: 'responseLatency',
  integrationStatus: 'integration.status',
  integrationLatency: 'integration.latency',
  integrationError: 'integration.error',
  errorType: 'error.responseType',
  error: 'error.message',
  apiKeyId: 'identity.apiKeyId',
  stage: 'stage',
  deploymentId: 'deploymentId',
  isCanaryRequest: 'isCanaryRequest',
  xrayTraceId: 'xrayTraceId',
};

/**
 * Properties of a `RestStage`.
 */
export interface RestStageProps extends RestStageOptions {
  /**
   * The API, in the same stack.
   */
  readonly restApi: RestApi;

  /**
   * Name of the stage: letters, digits, `_` and `-`.
   */
  readonly stageName: string;
}

/**
 * A stage of a REST API: where callers reach one deployment of it. Made by `api.addStage()`.
 *
 * Every change of the API makes a new deployment and keeps the older ones, so that the stage can go back.
 * Which one the stage points to can be pinned through a stack parameter; see `Release`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-stages.html
 */
export class RestStage extends apigateway.Stage {
  /** @internal */
  public readonly _deployment: apigateway.Deployment;

  private readonly cfnStage: apigateway.CfnStage;
  private readonly pinned: PinnedDeployment;
  private readonly release: Release;
  private readonly methodOptions: NonNullable<RestStageOptions['methodOptions']>;

  constructor(scope: Construct, id: string, props: RestStageProps) {
    const { restApi, stageName, release = Release.direct() } = props;
    checkStage(props);
    const deployment = new apigateway.Deployment(scope, `${id}Deployment`, { api: restApi, retainDeployments: true });
    deployment.addToLogicalId(snapshotOf(restApi.node.defaultChild as apigateway.CfnRestApi));
    deployment.node.addDependency(restApi._permissions);
    super(scope, id, {
      ...methodOptions(props, defaultThrottling(scope)),
      stageName,
      deployment,
      description: props.description,
      tracingEnabled: props.tracingEnabled ?? true,
      cacheClusterEnabled: props.cacheClusterEnabled,
      cacheClusterSize: props.cacheClusterSize,
      clientCertificateId: props.clientCertificateId,
      documentationVersion: props.documentationVersion,
    });
    this._deployment = deployment;
    this.release = release;
    this.methodOptions = props.methodOptions ?? {};
    restApi._register(this);
    this.cfnStage = this.node.defaultChild as apigateway.CfnStage;
    if (restApi._cloudWatchRole) this.cfnStage.node.addDependency(restApi._cloudWatchRole.resource);

    this.pinned = new PinnedDeployment(this, 'Pinned');
    if (release._isCanary && !this.pinned.isPinnable) {
      throw new Error(`${this.node.path}: a canary release must be in a stack that is not nested, got ${this.stack.node.path}`);
    }
    if (release._isCanary) restApi._callees.releaseByCanary();
    this.cfnStage.deploymentId = this.pinned.point(deployment.deploymentId);
    if (props.clientCertificate) {
      const certificate = new apigateway.CfnClientCertificate(this, 'ClientCertificate', { description: `Stage ${stageName} of ${restApi.node.path}`.slice(0, 1024) });
      this.cfnStage.clientCertificateId = certificate.ref;
    }
    const variables = Object.entries(props.variables ?? {});
    if (variables.length > 0) {
      this.cfnStage.variables = Object.fromEntries(variables.map(([name, value]) => [name, this.pinned.pinVariable(name, value)]));
    }
    if (props.accessLog ?? true) this.logAccess(props);
    if (props.webAclArn !== undefined) this.associateWebAcl(props.webAclArn);
    for (const [key, value] of Object.entries(props.tags ?? {})) Tags.of(this).add(key, value);
    // CloudFormation takes no functions in a description.
    const name = Token.isUnresolved(stageName) ? 'the stage' : `stage ${stageName}`;
    new CfnOutput(this, 'LatestDeploymentId', { value: deployment.deploymentId, description: `Deployment of this template for ${name}` });
    if (!restApi._isExecuteApiDisabled) new CfnOutput(this, 'Url', { value: this.url, description: `Where ${name} is called` });
  }

  /**
   * Where the stage is called, with a slash at the end.
   */
  public get url(): string {
    return this.urlForPath('/');
  }

  /**
   * Has a web ACL inspect the stage's requests.
   *
   * @param webAclArn ARN of a regional web ACL
   * @throws when the stage has a web ACL already
   */
  public associateWebAcl(webAclArn: string): void {
    const other = this.node.tryFindChild('WebAcl') as wafv2.CfnWebACLAssociation | undefined;
    if (other) throw new Error(`a stage has one web ACL: ${this.node.path} has ${other.webAclArn}, got ${webAclArn}`);
    const association = new wafv2.CfnWebACLAssociation(this, 'WebAcl', { webAclArn, resourceArn: this.stageArn });
    association.node.addDependency(this.cfnStage);
  }

  /**
   * Lets callers with API keys use the stage within limits.
   *
   * @param id of the plan, unique within the stage
   */
  public addUsagePlan(id: string, options: UsagePlanOptions = {}): UsagePlan {
    return new UsagePlan(this, id, { stage: this, ...options });
  }

  /** @internal */
  public _manifest(): ManifestStage {
    return {
      kind: 'REST',
      api: logicalIdOf(this.restApi.node.defaultChild as apigateway.CfnRestApi),
      stage: logicalIdOf(this.cfnStage),
      deployment: logicalIdOf(this._deployment.node.defaultChild as apigateway.CfnDeployment),
      stageName: this.cfnStage.stageName!,
      ...this.pinned.pins,
      release: this.release._plan(),
    };
  }

  /**
   * Settings of methods that the API does not have.
   * @internal
   */
  public _unknownRoutes(routes: RouteNames): string[] {
    return Object.keys(this.methodOptions).filter((route) => !routes.has(route)).map((route) =>
      `methodOptions of stage ${this.node.path} must be for routes of the API, such as '${routes.example}', got '${route}'`);
  }

  private logAccess(props: RestStageProps): void {
    const group = accessLogGroup(this, {
      logGroup: props.accessLogGroup,
      retention: props.accessLogRetention,
      removalPolicy: props.accessLogRemovalPolicy ?? RemovalPolicy.RETAIN,
      encryptionKey: props.accessLogEncryptionKey,
      withCanary: this.release._isCanary,
    });
    this.cfnStage.accessLogSetting = {
      destinationArn: new apigateway.LogGroupLogDestination(group).bind(this).destinationArn,
      format: props.accessLogFormat?.toString() ?? jsonLogFormat(ACCESS_LOG_FIELDS),
    };
  }
}
