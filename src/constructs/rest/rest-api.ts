import { Stack, Token, Validations } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { Unresolved, type RestApiDefinition, type RestResource } from '../../model';
import { writeOpenApi } from '../../openapi';
import { ensureLimitsPlugin } from '../../plugins/ensure-limits-plugin';
import { checkRange } from '../check';
import { CloudWatchRole } from '../cloud-watch-role';
import { idPart } from '../content-id';
import { Endpoint } from '../endpoint';
import { InvokePermissions, Permissions } from '../invoke-permissions';
import { addToManifest } from '../manifest';
import type { ApiBinding } from './binding';
import { ApiBody } from './body';
import { Callees } from './callees';
import { checkCors, preflight } from './cors';
import { DefinitionParts } from './definition';
import { gatewayResponses } from './gateway-responses';
import type { Integration } from './integration';
import { checkMethod, defineMethod } from './method';
import { RouteNames } from './method-options';
import type { Model } from './model';
import { parsePath } from './path';
import type { RestApiProps } from './rest-api-props';
import { RestStage } from './rest-stage';
import type { RestStageOptions } from './rest-stage-options';
import { RestRoute } from './route';
import type { RouteOptions } from './route-options';
import { RouteTree } from './route-tree';

const DEFAULT_STAGE = 'prod';

/**
 * A REST API.
 *
 * All its routes, models, authorizers and settings are one OpenAPI document in one CloudFormation resource, so
 * an API has a handful of resources however many routes it has, and a route that is removed is gone with the
 * next deployment.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-rest-api.html
 */
export class RestApi extends apigateway.RestApiBase {
  public readonly restApiId: string;
  public readonly restApiRootResourceId: string;

  /** @internal */
  public readonly _permissions: InvokePermissions;
  /** @internal */
  public readonly _callees: Callees;
  /** @internal */
  public readonly _cloudWatchRole?: CloudWatchRole;

  private readonly endpoint: Endpoint;
  private readonly parts = new DefinitionParts();
  private readonly tree = new RouteTree();
  private readonly binding: ApiBinding;
  private readonly stages: RestStage[] = [];
  private policy?: iam.PolicyDocument;
  private written?: { readonly revision: number; readonly document: Record<string, unknown> };
  /** A stage of aws-cdk-lib that `deploymentStage` was set to. */
  private assignedStage?: apigateway.Stage;

  constructor(scope: Construct, id: string, private readonly props: RestApiProps = {}) {
    super(scope, id, { restApiName: props.restApiName });
    this.endpoint = props.endpoint ?? Endpoint.regional();
    this.policy = props.policy ?? this.endpoint._policy();
    if (props.cors) checkCors(props.cors);
    checkRange('minimumCompressionSize in bytes', props.minimumCompressionSize?.toBytes(), 'min-compression-size');

    const body = new ApiBody(this, () => this.document());
    const resource = new apigateway.CfnRestApi(this, 'Resource', {
      name: this.physicalName,
      description: props.description,
      body: body.inline,
      bodyS3Location: body.s3Location,
      mode: 'overwrite',
      failOnWarnings: true,
      endpointConfiguration: this.endpoint._configuration(),
    });
    this.restApiId = resource.ref;
    this.restApiRootResourceId = resource.attrRootResourceId;
    this._permissions = new InvokePermissions(this, 'Permissions', this.restApiId, props.permissions ?? Permissions.API);
    this._callees = new Callees(this, this._permissions);
    this.binding = this.bindingFor();
    this._cloudWatchRole = CloudWatchRole._decided(this, props.cloudWatchRole);
    this.node.addValidation({ validate: () => this.problems() });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions::AwsSolutions-APIG2',
      reason: 'request validators are in the OpenAPI body, where the rule does not look: bodies with a model and required parameters are validated',
    });
    addToManifest(Stack.of(this), () => this.stages.map((stage) => stage._manifest()));
    ensureLimitsPlugin(this);
    this.defineDeploymentStage();
    this.addWrittenStage();
  }

  /**
   * Adds a route.
   *
   * @param httpMethod `GET`, `POST`, `PUT`, `PATCH`, `DELETE`, `HEAD`, `OPTIONS`, or `ANY` for those that have no route of their own
   * @param path from the API's root; `{name}` stands for one segment, `{name+}` at the end for all that follow
   * @param integration what answers
   * @throws when the route exists, or API Gateway would refuse it
   */
  public route(httpMethod: string, path: string, integration: Integration, options: RouteOptions = {}): RestRoute {
    const method = checkMethod(httpMethod);
    const route = parsePath(path);
    this.tree.add(method, route);
    const binding = { ...this.binding, httpMethod: method, route };
    const authorizer = options.authorizer ?? this.props.defaultAuthorizer;
    const decision = authorizer ? this.parts.addAuthorizer(authorizer, binding) : {};
    const apiKeyRequired = options.apiKeyRequired ?? this.props.apiKeyRequired;
    this.parts.addMethod(path, defineMethod(binding, integration, decision, { ...options, apiKeyRequired }));
    const made = RestRoute._of(this, method, path, authorizer?._authorizationType);
    if (!authorizer) {
      Validations.of(made).addWarning('cdk-gatehouse:undecided-authorization',
        `anyone can call ${method} ${path}: give it an authorizer, or the API a defaultAuthorizer; Authorizer.none() if that is meant`);
    }
    return made;
  }

  /** Adds a route for `GET`. */
  public get(path: string, integration: Integration, options?: RouteOptions): RestRoute {
    return this.route('GET', path, integration, options);
  }

  /** Adds a route for `POST`. */
  public post(path: string, integration: Integration, options?: RouteOptions): RestRoute {
    return this.route('POST', path, integration, options);
  }

  /** Adds a route for `PUT`. */
  public put(path: string, integration: Integration, options?: RouteOptions): RestRoute {
    return this.route('PUT', path, integration, options);
  }

  /** Adds a route for `PATCH`. */
  public patch(path: string, integration: Integration, options?: RouteOptions): RestRoute {
    return this.route('PATCH', path, integration, options);
  }

  /** Adds a route for `DELETE`. */
  public delete(path: string, integration: Integration, options?: RouteOptions): RestRoute {
    return this.route('DELETE', path, integration, options);
  }

  /** Adds a route for `HEAD`. */
  public head(path: string, integration: Integration, options?: RouteOptions): RestRoute {
    return this.route('HEAD', path, integration, options);
  }

  /** Adds a route for `OPTIONS`, instead of the one that `cors` would make. */
  public options(path: string, integration: Integration, options?: RouteOptions): RestRoute {
    return this.route('OPTIONS', path, integration, options);
  }

  /** Adds a route for all methods that have none of their own at this path. */
  public any(path: string, integration: Integration, options?: RouteOptions): RestRoute {
    return this.route('ANY', path, integration, options);
  }

  /**
   * Adds a model that no route uses by itself, for others to refer to. Models of routes are there already.
   */
  public addModel(model: Model): void {
    this.parts.addModel(model);
  }

  /**
   * Adds a stage. An API has no other stages than those that are added; see `deploy` for the one of aws-cdk-lib.
   *
   * @param stageName letters, digits, `_` and `-`; part of the URL
   * @throws when the API has a stage of that name
   */
  public addStage(stageName: string, options: RestStageOptions = {}): RestStage {
    const id = this.idForStage(stageName);
    if (this.node.tryFindChild(id)) throw new Error(`stages of an API must have different names, got '${stageName}' twice in ${this.node.path}`);
    return new RestStage(this, id, { restApi: this, stageName, ...options });
  }

  /**
   * Adds a statement to the API's resource policy.
   */
  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    this.policy ??= new iam.PolicyDocument();
    this.policy.addStatements(statement);
    this.written = undefined;
    return { statementAdded: true, policyDependable: this };
  }

  /**
   * Fails: the routes are in one document and have no resources of their own. Use `route()`.
   */
  public get root(): apigateway.IResource {
    throw new Error(`${this.node.path} has no resources to add methods to: add routes with route('GET', '/path', integration)`);
  }

  /**
   * Fails: gateway responses are in the API's document. Use `gatewayResponses`.
   */
  public addGatewayResponse(id: string, _options: apigateway.GatewayResponseOptions): apigateway.GatewayResponse {
    throw new Error(`gateway response '${id}' must be given in gatewayResponses of ${this.node.path}: as a resource of its own the next deployment would remove it`);
  }

  /**
   * The deployment of the first stage.
   */
  public get latestDeployment(): apigateway.Deployment | undefined {
    return this.stages[0]?._deployment;
  }

  /** @internal */
  public _register(stage: RestStage): void {
    this.stages.push(stage);
  }

  /** @internal */
  public get _isExecuteApiDisabled(): boolean {
    return this.props.disableExecuteApiEndpoint ?? false;
  }

  private bindingFor(): ApiBinding {
    const shared = new Map<object, object>();
    return {
      scope: this,
      endpointType: this.endpoint._type,
      callees: this._callees,
      shared: <T extends object>(owner: object, make: () => T): T => {
        const value = shared.get(owner) ?? make();
        shared.set(owner, value);
        return value as T;
      },
    };
  }

  /** `deploymentStage` is a field of the base class, and must tell what to write where there is none. */
  private defineDeploymentStage(): void {
    Object.defineProperty(this, 'deploymentStage', {
      get: () => {
        const stage = this.assignedStage ?? this.stages[0];
        if (!stage && this.props.deploy !== false) throw new Error(`${this.node.path} has no stage yet, which its url and deploymentStage are of; add one before with addStage('prod')`);
        return stage;
      },
      set: (stage: apigateway.Stage) => {
        this.assignedStage = stage;
      },
    });
  }

  private addWrittenStage(): void {
    const { deploy, deployOptions } = this.props;
    if (deployOptions && deploy === false) throw new Error('deployOptions must come without deploy: false, got both');
    if (deploy || deployOptions) this.addStage(DEFAULT_STAGE, deployOptions);
  }

  private idForStage(stageName: string): string {
    if (Token.isUnresolved(stageName)) return `Stage:${idPart(this, stageName)}`;
    const taken = this.node.tryFindChild(stageName);
    return taken === undefined || taken instanceof RestStage ? stageName : `Stage:${stageName}`;
  }

  /** Stages of aws-cdk-lib count as well. */
  private get hasStage(): boolean {
    return this.stages.length > 0 || this.assignedStage !== undefined
      || this.node.root.node.findAll().some((node) => apigateway.CfnStage.isCfnStage(node) && node.restApiId === this.restApiId);
  }

  private document(): Record<string, unknown> {
    const { revision } = this.parts;
    if (this.written?.revision !== revision) this.written = { revision, document: writeOpenApi(this.definition()) };
    return this.written!.document;
  }

  private definition(): RestApiDefinition {
    const { cors, minimumCompressionSize, ...props } = this.props;
    const { resources, ...rest } = this.parts.definition();
    return {
      name: this.restApiName,
      description: props.description,
      resources: cors ? resources.map((resource) => withPreflight(resource, cors)) : resources,
      ...rest,
      gatewayResponses: gatewayResponses(props.gatewayResponses ?? [], cors),
      vpcEndpointIds: this.endpoint._vpcEndpointIds,
      policy: this.policy && new Unresolved(this.policy),
      apiKeySource: props.apiKeySource,
      binaryMediaTypes: props.binaryMediaTypes,
      minimumCompressionSize: minimumCompressionSize?.toBytes(),
      disableExecuteApiEndpoint: props.disableExecuteApiEndpoint,
    };
  }

  /** All methods as `/path/METHOD`, answers to preflight requests included. */
  private routeNames(): string[] {
    return this.definition().resources.flatMap(({ path, methods }) => methods.map(({ httpMethod }) => `${path}/${httpMethod as string}`));
  }

  private problems(): string[] {
    const problems = this.parts.missingModels();
    if (this.parts.isEmpty) problems.push('a REST API must have at least one route to be deployed, got none');
    if (this.endpoint._type === 'PRIVATE' && (!this.policy || this.policy.isEmpty)) {
      problems.push('a private API must have a policy: name its VPC endpoints in Endpoint.private(), or give policy');
    }
    const routes = new RouteNames(this.routeNames());
    problems.push(...this.stages.flatMap((stage) => stage._unknownRoutes(routes)));
    if (this.props.deploy !== false && !this.hasStage) {
      problems.push("a REST API must have a stage to be called, got none: add one with addStage('prod'), or give deploy: false if its stages are made elsewhere");
    }
    return problems;
  }
}

function withPreflight(resource: RestResource, cors: apigateway.CorsOptions): RestResource {
  const methods = resource.methods.map(({ httpMethod }) => httpMethod as string);
  if (methods.includes('OPTIONS')) return resource;
  return { ...resource, methods: [...resource.methods, preflight(cors, methods)] };
}
