import type { Size } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Endpoint } from '../endpoint';
import type { Permissions } from '../invoke-permissions';
import type { Authorizer } from './authorizer';
import type { RestStageOptions } from './rest-stage-options';

/**
 * Properties of a `RestApi`.
 */
export interface RestApiProps {
  /**
   * Name of the API, also in its metrics.
   * @default - the construct's id
   */
  readonly restApiName?: string;

  /**
   * What the API is for, at most 1,024 characters.
   * @default - none
   */
  readonly description?: string;

  /**
   * Where callers reach the API.
   * @default Endpoint.regional()
   */
  readonly endpoint?: Endpoint;

  /**
   * Who may call routes that do not say so themselves.
   * @default - every route must say; one that does not is open, with a warning
   */
  readonly defaultAuthorizer?: Authorizer;

  /**
   * Whether callers of routes that do not say so themselves need an API key.
   * @default false
   */
  readonly apiKeyRequired?: boolean;

  /**
   * Lets browsers call from other origins: every path answers preflight requests, and API Gateway's own
   * errors carry the headers too. What a Lambda or HTTP proxy answers must bring its own.
   *
   * With several origins, errors of API Gateway name the first.
   *
   * @default - browsers may call from the API's own origin only
   */
  readonly cors?: apigateway.CorsOptions;

  /**
   * Who may call the API at all, at most 8,192 bytes.
   * @default - anyone; for a private API, the VPC endpoints that its `endpoint` names
   */
  readonly policy?: iam.PolicyDocument;

  /**
   * Content types whose bodies are binary, such as `image/png`.
   * @default - none
   */
  readonly binaryMediaTypes?: string[];

  /**
   * Responses of this size and more are compressed, 0 to 10 MiB.
   * @default - responses are not compressed
   */
  readonly minimumCompressionSize?: Size;

  /**
   * Where a request's API key comes from.
   * @default ApiKeySourceType.HEADER
   */
  readonly apiKeySource?: apigateway.ApiKeySourceType;

  /**
   * Leaves the API's custom domains as the only way in.
   * @default false
   */
  readonly disableExecuteApiEndpoint?: boolean;

  /**
   * What API Gateway answers by itself, such as to requests without a valid key.
   * @default - the service's own
   */
  readonly gatewayResponses?: apigateway.GatewayResponseOptions[];

  /**
   * What the permissions to invoke Lambda functions cover.
   * @default Permissions.API
   */
  readonly permissions?: Permissions;

  /**
   * Whether the app gives the account a role for API Gateway's logs if it has none; see `CloudWatchRole`. False: the account has one,
   * or no stage logs.
   *
   * @default true
   */
  readonly cloudWatchRole?: boolean;

  /**
   * Whether the API has a stage `prod` beside those of `addStage()`. An API without any stage is an error, unless this is
   * false: then its stages are made elsewhere.
   *
   * @default - true when `deployOptions` is given; else the stages of `addStage()` only
   */
  readonly deploy?: boolean;

  /**
   * Options for a stage `prod`, which is there beside those of `addStage()`.
   * @default - no such stage, unless `deploy` is true
   */
  readonly deployOptions?: RestStageOptions;
}
