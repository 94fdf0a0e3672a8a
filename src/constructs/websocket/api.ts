import { CfnResource, Resource, Token, Validations } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, DependencyGroup } from 'constructs';
import { ensureLimitsPlugin } from '../../plugins/ensure-limits-plugin';
import { CloudWatchRole } from '../cloud-watch-role';
import { idPart } from '../content-id';
import { InvokePermissions, Permissions } from '../invoke-permissions';
import { addToManifest } from '../manifest';
import { WebSocketAuthorization } from './authorizer';
import { WebSocketIntegration } from './integration';
import { WebSocketConnectOptions, WebSocketRouteOptions } from './route-options';
import { WebSocketStage, WebSocketStageOptions } from './stage';

/**
 * Properties of a `WebSocketApi`.
 */
export interface WebSocketApiProps {
  /**
   * The API's name, at most 128 characters.
   * @default - the construct's id
   */
  readonly apiName?: string;

  /**
   * What the API is for, at most 1,024 characters.
   * @default - none
   */
  readonly description?: string;

  /**
   * Which part of a message names the route.
   * @default '$request.body.action'
   */
  readonly routeSelectionExpression?: string;

  /**
   * What the permissions to invoke Lambda functions cover.
   * @default Permissions.API
   */
  readonly permissions?: Permissions;

  /**
   * Switches off the address under `amazonaws.com`, so that callers must use a custom domain.
   * @default false
   */
  readonly disableExecuteApiEndpoint?: boolean;

  /**
   * Whether the app gives the account a role for API Gateway's logs if it has none; see `CloudWatchRole`. False: the account has one,
   * or no stage logs.
   *
   * @default true
   */
  readonly cloudWatchRole?: boolean;
}

const ROUTE_SELECTION = /^\$(request\.(body|header|querystring)\.|context\.)|\$\{request\./;
const CONNECTION_ROUTES = ['$connect', '$disconnect', '$default'];
const SNAPSHOT_TYPES = new Set(['Api', 'Route', 'RouteResponse', 'Integration', 'IntegrationResponse', 'Authorizer', 'Model'].map((type) => `AWS::ApiGatewayV2::${type}`));

/**
 * A WebSocket API: connections that stay, and messages whose content chooses the route.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html
 */
export class WebSocketApi extends Resource implements apigatewayv2.IWebSocketApi {
  public readonly apiId: string;
  public readonly apiEndpoint: string;

  /**
   * Whatever must exist before a deployment takes its snapshot.
   * @internal
   */
  public readonly _snapshot = new DependencyGroup();

  /**
   * The account's role for logs, when this API sees to it.
   * @internal
   */
  public readonly _cloudWatchRole?: CloudWatchRole;

  private readonly permissions: InvokePermissions;
  private readonly routes = new Map<string, apigatewayv2.CfnRoute>();
  private readonly integrations = new Map<WebSocketIntegration, string>();
  private readonly stages: WebSocketStage[] = [];

  constructor(scope: Construct, id: string, props: WebSocketApiProps = {}) {
    super(scope, id, { physicalName: props.apiName });
    const selection = props.routeSelectionExpression ?? '$request.body.action';
    if (!Token.isUnresolved(selection) && !ROUTE_SELECTION.test(selection)) {
      throw new Error(`routeSelectionExpression must name a part of the request, such as $request.body.action, got '${selection}'`);
    }
    const resource = new apigatewayv2.CfnApi(this, 'Resource', {
      name: props.apiName ?? id,
      protocolType: 'WEBSOCKET',
      description: props.description,
      routeSelectionExpression: selection,
      disableExecuteApiEndpoint: props.disableExecuteApiEndpoint,
    });
    this.apiId = resource.ref;
    this.apiEndpoint = resource.attrApiEndpoint;
    this.permissions = new InvokePermissions(this, 'Permissions', this.apiId, props.permissions ?? Permissions.API);
    this._snapshot.add(this.permissions);
    this.node.addValidation({ validate: () => this.problems() });
    this._cloudWatchRole = CloudWatchRole._decided(this, props.cloudWatchRole);
    ensureLimitsPlugin(this);
    addToManifest(this.stack, () => this.stages.map((stage) => stage._manifest()));
  }

  public get apiRef(): apigatewayv2.ApiReference {
    return { apiId: this.apiId };
  }

  public get isWebsocketApi(): boolean {
    return true;
  }

  /**
   * Answers a connection that is opened. Messages flow only after it has answered with a status of 2xx.
   */
  public onConnect(integration: WebSocketIntegration, options: WebSocketConnectOptions = {}): void {
    const { authorizer } = options;
    if (!authorizer) {
      Validations.of(this).addWarning('cdk-gatehouse:undecided-authorization',
        `$connect of ${this.node.path} says nothing about authorization, so anybody may connect; give it an authorizer, or WebSocketAuthorizer.none()`);
    }
    this.addRoute('$connect', integration, options, authorizer?._bind(this, this.apiId, this.permissions));
  }

  /**
   * Hears of a connection that was closed. The service does its best to deliver this; it is no guarantee.
   */
  public onDisconnect(integration: WebSocketIntegration, options: WebSocketRouteOptions = {}): void {
    this.addRoute('$disconnect', integration, options);
  }

  /**
   * Answers messages that no other route is chosen for, and those that are not JSON.
   */
  public onDefault(integration: WebSocketIntegration, options: WebSocketRouteOptions = {}): void {
    this.addRoute('$default', integration, options);
  }

  /**
   * Answers the messages that name this route.
   *
   * @param routeKey what the route selection expression gives for these messages, such as `send`
   * @throws when the route exists, or its key starts with `$`
   */
  public route(routeKey: string, integration: WebSocketIntegration, options: WebSocketRouteOptions = {}): void {
    if (!Token.isUnresolved(routeKey) && routeKey.startsWith('$')) {
      throw new Error(`routeKey must not start with $, got '${routeKey}'; use onConnect, onDisconnect or onDefault for ${CONNECTION_ROUTES.join(', ')}`);
    }
    if (routeKey === '') throw new Error('routeKey must not be empty');
    this.addRoute(routeKey, integration, options);
  }

  /**
   * Adds a stage: a name under which a deployment of the API can be reached.
   *
   * @param stageName 1 to 128 letters, digits, `-` and `_`
   * @throws when the API has a stage of that name
   */
  public addStage(stageName: string, options: WebSocketStageOptions = {}): WebSocketStage {
    const id = `Stage:${idPart(this, stageName)}`;
    if (this.node.tryFindChild(id)) throw new Error(`stages of an API must have different names, got '${stageName}' twice in ${this.node.path}`);
    return new WebSocketStage(this, id, { ...options, webSocketApi: this, stageName });
  }

  /**
   * Lets somebody send to, look up and close connections of any stage.
   */
  public grantManageConnections(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({
      grantee,
      actions: ['execute-api:ManageConnections'],
      resourceArns: [this.stack.formatArn({ service: 'execute-api', resource: this.apiId, resourceName: '*/*/@connections/*' })],
    });
  }

  /**
   * A metric of the API over all stages.
   *
   * @param metricName `ConnectCount`, `MessageCount`, `IntegrationError`, `ClientError`, `ExecutionError` or `IntegrationLatency`
   */
  public metric(metricName: string, props: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    return new cloudwatch.Metric({ namespace: 'AWS/ApiGateway', metricName, dimensionsMap: { ApiId: this.apiId }, ...props }).attachTo(this);
  }

  /** @internal */
  public _register(stage: WebSocketStage): void {
    this.stages.push(stage);
  }

  /**
   * What a deployment takes a snapshot of.
   * @internal
   */
  public _definition(): readonly CfnResource[] {
    return this.node.findAll().filter((node): node is CfnResource =>
      CfnResource.isCfnResource(node) && SNAPSHOT_TYPES.has(node.cfnResourceType));
  }

  private problems(): string[] {
    if (this.routes.size === 0) return ["a WebSocket API must have at least one route, got none; add one with route('send', integration)"];
    return this.stages.flatMap((stage) => stage._unknownRoutes([...this.routes.keys()]));
  }

  private addRoute(
    routeKey: string, integration: WebSocketIntegration, options: WebSocketRouteOptions, authorization: Partial<WebSocketAuthorization> = {},
  ): void {
    if (this.routes.has(routeKey)) throw new Error(`route ${routeKey} exists in ${this.node.path}; a route has one integration`);
    const id = idPart(this, routeKey);
    const route = new apigatewayv2.CfnRoute(this, `Route:${id}`, {
      apiId: this.apiId,
      routeKey,
      target: `integrations/${this.integrationId(integration, routeKey)}`,
      operationName: options.operationName,
      apiKeyRequired: options.apiKeyRequired,
      routeResponseSelectionExpression: options.returnResponse ? '$default' : undefined,
      ...authorization,
    });
    this.routes.set(routeKey, route);
    this._snapshot.add(route);
    if (options.returnResponse) {
      const response = { apiId: this.apiId, routeId: route.ref, routeResponseKey: '$default' };
      this._snapshot.add(new apigatewayv2.CfnRouteResponse(this, `RouteResponse:${id}`, response));
    }
    if (routeKey !== '$connect') {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions::AwsSolutions-APIG4',
        reason: 'a WebSocket API authorizes on $connect, for the whole connection; no other route can carry an authorizer',
      });
    }
  }

  private integrationId(integration: WebSocketIntegration, routeKey: string): string {
    const bound = this.integrations.get(integration);
    if (bound !== undefined) return bound;
    const resources = integration._bind({ scope: this, id: `Integration:${idPart(this, routeKey)}`, apiId: this.apiId, permissions: this.permissions });
    this._snapshot.add(...resources);
    const { ref } = resources[0]!;
    this.integrations.set(integration, ref);
    return ref;
  }
}
