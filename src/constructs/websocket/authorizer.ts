import { Stack, Token } from 'aws-cdk-lib';
import { CfnAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { InvokePermissions } from '../invoke-permissions';

/**
 * Options for a Lambda authorizer of a WebSocket API.
 */
export interface WebSocketLambdaAuthorizerOptions {
  /**
   * Where the caller's identity is: `route.request.header.Name`, `route.request.querystring.name`,
   * `context.…` or `stageVariables.…`. A connection without any of them is refused with 401 and the
   * function is not asked.
   * @default ['route.request.header.Authorization']
   */
  readonly identitySource?: string[];
}

/** What a route says about authorization. */
export interface WebSocketAuthorization {
  readonly authorizationType: 'NONE' | 'AWS_IAM' | 'CUSTOM';
  readonly authorizerId?: string;
}

const IDENTITY_SOURCE = /^(route\.request\.(header|querystring)\.[^\s]+|context\.[^\s]+|stageVariables\.[^\s]+)$/;

/**
 * Who may open a connection. A WebSocket API authorizes on `$connect`, for the whole connection.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access-iam.html
 */
export class WebSocketAuthorizer {
  /** Anybody. */
  public static none(): WebSocketAuthorizer {
    return new WebSocketAuthorizer('NONE');
  }

  /** Callers whose signed request IAM allows `execute-api:Invoke`. */
  public static iam(): WebSocketAuthorizer {
    return new WebSocketAuthorizer('AWS_IAM');
  }

  /** Whom a Lambda function lets in. */
  public static lambda(fn: lambda.IFunction, options: WebSocketLambdaAuthorizerOptions = {}): WebSocketAuthorizer {
    const identitySource = options.identitySource ?? ['route.request.header.Authorization'];
    for (const source of identitySource) {
      if (!Token.isUnresolved(source) && !IDENTITY_SOURCE.test(source)) {
        throw new Error(`identitySource of a WebSocket authorizer must be route.request.header.…, route.request.querystring.…, context.… or stageVariables.…, got '${source}'`);
      }
    }
    return new WebSocketAuthorizer('CUSTOM', fn, identitySource);
  }

  private constructor(
    private readonly type: WebSocketAuthorization['authorizationType'],
    private readonly fn?: lambda.IFunction,
    private readonly identitySource?: string[],
  ) {}

  /**
   * Makes the authorizer's resource in an API, when it has one.
   * @internal
   */
  public _bind(scope: Construct, apiId: string, permissions: InvokePermissions): WebSocketAuthorization {
    if (!this.fn) return { authorizationType: this.type };
    permissions.allow(this.fn, 'authorizers/*');
    const authorizer = new CfnAuthorizer(scope, 'Authorizer', {
      apiId,
      authorizerType: 'REQUEST',
      name: 'ConnectAuthorizer',
      identitySource: this.identitySource,
      authorizerUri: Stack.of(scope).formatArn({
        service: 'apigateway', account: 'lambda', resource: 'path/2015-03-31/functions', resourceName: `${this.fn.functionArn}/invocations`,
      }),
    });
    return { authorizationType: this.type, authorizerId: authorizer.ref };
  }
}
