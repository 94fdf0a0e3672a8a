import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Binder, RouteBinding } from './binding';
import type {
  AwsIntegrationOptions, HttpIntegrationOptions, HttpProxyIntegrationOptions, LambdaCustomIntegrationOptions, LambdaIntegrationOptions,
  MockIntegrationOptions,
} from './integration-options';
import type * as model from '../../model';
import { bindAws } from './integrations/aws';
import { bindHttp, bindHttpProxy } from './integrations/http';
import { bindLambda, bindLambdaCustom } from './integrations/lambda';
import { bindMock } from './integrations/mock';

/**
 * What answers a route. One integration can serve any number of routes.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-integration-settings.html
 */
export class Integration {
  /**
   * A Lambda function that gets the whole request and returns the whole response.
   *
   * @param fn a function, a version or an alias. With a stage that is released by canary, a version of the function is published and called;
   * see `Release.canary()`.
   */
  public static lambda(fn: lambda.IFunction, options: LambdaIntegrationOptions = {}): Integration {
    return new Integration(bindLambda(fn, options));
  }

  /**
   * A Lambda function that gets what the request templates make of the request.
   *
   * @param fn a function, a version or an alias
   */
  public static lambdaCustom(fn: lambda.IFunction, options: LambdaCustomIntegrationOptions = {}): Integration {
    return new Integration(bindLambdaCustom(fn, options));
  }

  /**
   * An HTTP backend, with templates between it and the callers.
   *
   * @param url `{name}` in it is the route's variable of that name, `${stageVariables.name}` a stage variable
   */
  public static http(url: string, options: HttpIntegrationOptions = {}): Integration {
    return new Integration(bindHttp(url, options));
  }

  /**
   * An HTTP backend that gets the request, and whose response callers get, as they are.
   *
   * @param url `{name}` in it is the route's variable of that name, `${stageVariables.name}` a stage variable
   */
  public static httpProxy(url: string, options: HttpProxyIntegrationOptions = {}): Integration {
    return new Integration(bindHttpProxy(url, options));
  }

  /**
   * A fixed answer without a backend.
   */
  public static mock(options: MockIntegrationOptions = {}): Integration {
    return new Integration(bindMock(options));
  }

  /**
   * An AWS service.
   *
   * @param service name in the service's endpoint, such as `dynamodb` or `sqs`
   * @param action an action such as `PutItem`, or a path with a leading slash such as `/123456789012/my-queue`
   */
  public static aws(service: string, action: string, options: AwsIntegrationOptions): Integration {
    return new Integration(bindAws(service, action, options));
  }

  private constructor(private readonly binder: Binder) {}

  /** @internal */
  public _bind(binding: RouteBinding): model.Integration {
    return this.binder(binding);
  }
}
