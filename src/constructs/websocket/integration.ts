import { CfnElement, CfnResource, Duration, Stack, Token } from 'aws-cdk-lib';
import { CfnIntegration, CfnIntegrationProps, CfnIntegrationResponse, PassthroughBehavior } from 'aws-cdk-lib/aws-apigatewayv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { checkRange } from '../check';
import { nameByContent } from '../content-id';
import { InvokePermissions } from '../invoke-permissions';

/**
 * Options that every WebSocket integration has.
 */
export interface WebSocketIntegrationOptions {
  /**
   * How long API Gateway waits for the backend, 50 milliseconds to 29 seconds.
   * @default Duration.seconds(29)
   */
  readonly timeout?: Duration;
}

/**
 * Options for integrations whose request and response are mapped by templates.
 */
export interface WebSocketTemplateOptions extends WebSocketIntegrationOptions {
  /**
   * Mapping templates by template key; `$default` for any.
   * @default - the message as it came
   */
  readonly requestTemplates?: { [templateKey: string]: string };

  /**
   * Chooses the template, such as `${request.body.kind}`.
   * @default - `\$default` when there are templates
   */
  readonly templateSelectionExpression?: string;

  /**
   * Request parameters: `integration.request.header.X` to `route.request.…`, `context.…` or a quoted constant.
   * @default - none
   */
  readonly requestParameters?: { [destination: string]: string };

  /**
   * Templates for the answer, by template key; sent when the route returns its response.
   * @default - the answer as it came
   */
  readonly responseTemplates?: { [templateKey: string]: string };

  /**
   * What happens to a message that no template is chosen for.
   * @default PassthroughBehavior.WHEN_NO_MATCH
   */
  readonly passthroughBehavior?: PassthroughBehavior;
}

/**
 * Options for an integration with an AWS service.
 */
export interface WebSocketAwsOptions extends WebSocketTemplateOptions {
  /**
   * The role that API Gateway calls the service with. It must let `apigateway.amazonaws.com` assume it and
   * be allowed to do the action.
   */
  readonly credentialsRole: iam.IRole;

  /**
   * The service's region.
   * @default - the API's
   */
  readonly region?: string;
}

/** What an integration needs of the API that it is bound to. */
export interface WebSocketBinding {
  readonly scope: Construct;
  readonly id: string;
  readonly apiId: string;
  readonly permissions: InvokePermissions;
}

interface Rendering {
  readonly type: 'AWS' | 'AWS_PROXY' | 'HTTP' | 'HTTP_PROXY' | 'MOCK';
  readonly method?: string;
  readonly uri?: (scope: Construct) => string;
  readonly credentials?: iam.IRole;
  readonly fn?: lambda.IFunction;
  readonly options: WebSocketTemplateOptions;
}

/**
 * What answers the messages of a route. Routes that are given the same object share one integration.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integrations.html
 */
export class WebSocketIntegration {
  /**
   * A Lambda function that gets the message with its context.
   */
  public static lambda(fn: lambda.IFunction, options: WebSocketIntegrationOptions = {}): WebSocketIntegration {
    const uri = (scope: Construct) =>
      Stack.of(scope).formatArn({ service: 'apigateway', account: 'lambda', resource: 'path/2015-03-31/functions', resourceName: `${fn.functionArn}/invocations` });
    return new WebSocketIntegration({ type: 'AWS_PROXY', method: 'POST', uri, fn, options });
  }

  /**
   * An HTTP endpoint whose request and response are mapped.
   *
   * @param url the endpoint, starting with `http://` or `https://`
   * @param method the method of the call, such as `POST`
   */
  public static http(url: string, method: string, options: WebSocketTemplateOptions = {}): WebSocketIntegration {
    return new WebSocketIntegration({ type: 'HTTP', method, uri: () => checkUrl(url), options });
  }

  /**
   * An HTTP endpoint that gets the message as it came.
   *
   * @param url the endpoint, starting with `http://` or `https://`
   * @param method the method of the call, such as `POST`
   */
  public static httpProxy(url: string, method: string, options: WebSocketIntegrationOptions = {}): WebSocketIntegration {
    return new WebSocketIntegration({ type: 'HTTP_PROXY', method, uri: () => checkUrl(url), options });
  }

  /**
   * An answer without a backend. The default request template answers with status 200.
   */
  public static mock(options: WebSocketTemplateOptions = {}): WebSocketIntegration {
    const requestTemplates = options.requestTemplates ?? { $default: '{"statusCode":200}' };
    return new WebSocketIntegration({ type: 'MOCK', options: { ...options, requestTemplates } });
  }

  /**
   * An action of an AWS service.
   *
   * @param service the service's name in ARNs, such as `sqs` or `states`
   * @param action the action, such as `StartExecution`, or `path/…` for services that are called by path
   */
  public static aws(service: string, action: string, options: WebSocketAwsOptions): WebSocketIntegration {
    const uri = (scope: Construct) => Stack.of(scope).formatArn({
      service: 'apigateway',
      region: options.region,
      account: service,
      resource: action.startsWith('path/') ? 'path' : 'action',
      resourceName: action.replace(/^path\//, ''),
    });
    return new WebSocketIntegration({ type: 'AWS', method: 'POST', uri, credentials: options.credentialsRole, options });
  }

  private constructor(private readonly rendering: Rendering) {
    checkRange('timeout in milliseconds', rendering.options.timeout?.toMilliseconds(), 'ws-integration-timeout');
  }

  /**
   * Makes the integration's resources in an API, the integration first.
   * @internal
   */
  public _bind({ scope, id, apiId, permissions }: WebSocketBinding): CfnResource[] {
    const { type, method, uri, credentials, fn, options } = this.rendering;
    if (fn) permissions.allow(fn, '*');
    const properties: CfnIntegrationProps = {
      apiId,
      integrationType: type,
      integrationMethod: method,
      integrationUri: uri?.(scope),
      credentialsArn: credentials?.roleArn,
      timeoutInMillis: options.timeout?.toMilliseconds(),
      requestTemplates: options.requestTemplates,
      requestParameters: options.requestParameters,
      passthroughBehavior: options.passthroughBehavior,
      templateSelectionExpression: options.templateSelectionExpression ?? (options.requestTemplates ? '\\$default' : undefined),
    };
    const integration = new CfnIntegration(scope, id, properties);
    const apiLogicalId = Stack.of(scope).getLogicalId(scope.node.defaultChild as CfnElement);
    nameByContent(integration, `${apiLogicalId}Integration`, () => properties);
    if (type === 'AWS_PROXY' || type === 'HTTP_PROXY') return [integration];
    const response = new CfnIntegrationResponse(scope, `${id}Response`, {
      apiId,
      integrationId: integration.ref,
      integrationResponseKey: '$default',
      responseTemplates: options.responseTemplates,
      templateSelectionExpression: options.responseTemplates ? '\\$default' : undefined,
    });
    nameByContent(response, `${apiLogicalId}IntegrationResponse`, () => [properties, options.responseTemplates]);
    return [integration, response];
  }
}

function checkUrl(url: string): string {
  if (Token.isUnresolved(url) || /^https?:\/\//.test(url)) return url;
  throw new Error(`url must start with http:// or https://, got '${url}'`);
}
