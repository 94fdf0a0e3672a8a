import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { routeArnPart } from './binding';
import { parsePath } from './path';
import type { RestApi } from './rest-api';

/**
 * A method of a path. Made by `api.route()`.
 */
export class RestRoute extends Construct {
  /** @internal */
  public static _of(restApi: RestApi, httpMethod: string, path: string): RestRoute {
    return new RestRoute(restApi, httpMethod, path);
  }

  /**
   * Method of HTTP in upper case, or `ANY`.
   */
  public readonly httpMethod: string;

  /**
   * Path from the API's root.
   */
  public readonly path: string;

  private constructor(private readonly restApi: RestApi, httpMethod: string, path: string) {
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

  /**
   * Lets somebody call the route, which has `Authorizer.iam()`.
   */
  public grantInvoke(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: ['execute-api:Invoke'], resourceArns: [this.arnForExecuteApi()] });
  }
}
