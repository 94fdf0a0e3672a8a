import type { Duration } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { VpcLinkTarget } from './vpc-link-target';

/**
 * Options that every integration with a backend takes.
 */
export interface IntegrationOptions {
  /**
   * How long API Gateway waits for the backend: 50 milliseconds to 29 seconds. Regional and private APIs may
   * wait longer once AWS has raised the account's quota L-E5AE38E3.
   *
   * @default Duration.seconds(29)
   */
  readonly timeout?: Duration;

  /**
   * What distinguishes cached responses: `method.request.querystring.page`, `method.request.path.id`, …
   * @default - none
   */
  readonly cacheKeyParameters?: string[];

  /**
   * Routes with the same namespace share cached responses.
   * @default - each resource of the API has its own
   */
  readonly cacheNamespace?: string;
}

/**
 * Options for an integration that may change the request on its way.
 */
export interface HttpProxyIntegrationOptions extends IntegrationOptions {
  /**
   * Method of the call to the backend.
   * @default - the method of the route
   */
  readonly httpMethod?: string;

  /**
   * What the backend's request gets: `integration.request.header.X` to `method.request.querystring.y`,
   * `context.requestId` or a constant in single quotes. Variables of the URL that the route's path has too are mapped without saying so.
   *
   * @default - none
   */
  readonly requestParameters?: { [destination: string]: string };

  /**
   * Reaches the backend within a VPC.
   * @default - over the internet
   */
  readonly vpcLink?: VpcLinkTarget;
}

/**
 * Options for an integration that transforms requests and responses.
 */
export interface MappedIntegrationOptions extends IntegrationOptions {
  /**
   * What the backend's request gets: `integration.request.header.X` to `method.request.querystring.y`,
   * `context.requestId` or a constant in single quotes.
   *
   * @default - none
   */
  readonly requestParameters?: { [destination: string]: string };

  /**
   * Content type to mapping template (VTL).
   * @default - the body is passed through
   */
  readonly requestTemplates?: { [contentType: string]: string };

  /**
   * What happens to a body whose content type has no template.
   * @default PassthroughBehavior.WHEN_NO_MATCH
   */
  readonly passthroughBehavior?: apigateway.PassthroughBehavior;

  /**
   * How the request's body is converted.
   * @default - not at all
   */
  readonly contentHandling?: apigateway.ContentHandling;

  /**
   * What callers get for what the backend answers. The method's own responses follow from these.
   * @default - status 200 with the backend's body
   */
  readonly integrationResponses?: apigateway.IntegrationResponse[];
}

/**
 * Options for `Integration.http`.
 */
export interface HttpIntegrationOptions extends MappedIntegrationOptions {
  /**
   * Method of the call to the backend.
   * @default - the method of the route
   */
  readonly httpMethod?: string;

  /**
   * Reaches the backend within a VPC.
   * @default - over the internet
   */
  readonly vpcLink?: VpcLinkTarget;
}

/**
 * Options for `Integration.lambda`.
 */
export interface LambdaIntegrationOptions extends IntegrationOptions {
  /**
   * Role that API Gateway invokes the function with; it is granted to.
   * @default - the function's policy lets the API invoke it
   */
  readonly credentialsRole?: iam.IRole;
}

/**
 * Options for `Integration.lambdaCustom`.
 */
export interface LambdaCustomIntegrationOptions extends MappedIntegrationOptions {
  /**
   * Role that API Gateway invokes the function with; it is granted to.
   * @default - the function's policy lets the API invoke it
   */
  readonly credentialsRole?: iam.IRole;
}

/**
 * Options for `Integration.aws`.
 */
export interface AwsIntegrationOptions extends MappedIntegrationOptions {
  /**
   * Role that API Gateway calls the service with.
   * @default - a new role with `policyStatements`
   */
  readonly credentialsRole?: iam.IRole;

  /**
   * What the new role may do.
   * @default - nothing; then `credentialsRole` must be given
   */
  readonly policyStatements?: iam.PolicyStatement[];

  /**
   * Method of the call to the service.
   * @default POST
   */
  readonly httpMethod?: string;

  /**
   * Region of the service.
   * @default - the API's region
   */
  readonly region?: string;

  /**
   * Host in front of the service's, as some services have one for each account.
   * @default - none
   */
  readonly subdomain?: string;
}

/**
 * Options for `Integration.mock`.
 */
export interface MockIntegrationOptions {
  /**
   * Status that callers get.
   * @default 200
   */
  readonly statusCode?: number;

  /**
   * Body that callers get: a mapping template (VTL).
   * @default - none
   */
  readonly body?: string;

  /**
   * Content type of the body.
   * @default application/json
   */
  readonly contentType?: string;

  /**
   * Headers that callers get, without quotes.
   * @default - none
   */
  readonly headers?: { [name: string]: string };

  /**
   * Content type to a mapping template that yields `{"statusCode": …}`, by which a response is selected.
   * @default - always the status given
   */
  readonly requestTemplates?: { [contentType: string]: string };

  /**
   * Responses by the status that the request template yields, beside the one given.
   * @default - none
   */
  readonly integrationResponses?: apigateway.IntegrationResponse[];
}
