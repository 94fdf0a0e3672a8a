import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { routeArnPart } from './binding';
import { parsePath } from './path';
import type { RestApi } from './rest-api';
import type { AuthorizationType } from '../../model';

/**
 * A method of a path. Made by `api.route()`.
 */
export class RestRoute extends Construct {
  /** @internal */
  public static _of(restApi: RestApi, httpMethod: string, path: string, authorizationType: AuthorizationType | undefined): RestRoute {
    return new RestRoute(restApi, httpMethod, path, authorizationType);
  }

  /**
   * Method of HTTP in upper case, or `ANY`.
   */
  public readonly httpMethod: string;

  /**
   * Path from the API's root.
   */
  public readonly path: string;

  private constructor(
    private readonly restApi: RestApi, httpMethod: string, path: string, private readonly authorizationType: AuthorizationType | undefined,
  ) {
    super(restApi, `${httpMethod} ${path}`);
    this.httpMethod = httpMethod;
    this.path = path;
  }

  /**
   * ARN of the route in policies.
   *
   * @param stage name of a stage; all stages when it is left out
   */
  public arnForExecuteApi(stage: string = '*'): string {
    const [method, ...rest] = routeArnPart({ httpMethod: this.httpMethod, route: parsePath(this.path) }).split('/');
    return this.restApi.arnForExecuteApi(method, `/${rest.join('/')}`, stage);
  }

  /** @internal */
  public _isOf(restApi: apigateway.IRestApi): boolean {
    return this.restApi === restApi || this.restApi.restApiId === restApi.restApiId;
  }

  /**
   * Lets somebody call the route, which has `Authorizer.iam()`.
   * @throws when it has another authorizer or none: then API Gateway asks IAM nothing
   */
  public grantInvoke(grantee: iam.IGrantable): iam.Grant {
    if (this.authorizationType !== 'AWS_IAM') {
      throw new Error(`${this.httpMethod} ${this.path} of ${this.restApi.node.path} must have Authorizer.iam() for grantInvoke, got ${this.authorizationType ?? 'no authorizer'}: what IAM allows has no effect on it`);
    }
    return iam.Grant.addToPrincipal({ grantee, actions: ['execute-api:Invoke'], resourceArns: [this.arnForExecuteApi()] });
  }
}
