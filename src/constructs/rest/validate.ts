/**
 * What API Gateway checks of a request before it calls the integration.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export enum Validate {
  /** The body, against the model for its content type. */
  BODY = 'BODY',
  /** That required query strings, headers and path variables are there. */
  PARAMS = 'PARAMS',
  /** Body and parameters. */
  BOTH = 'BOTH',
  /** Nothing. */
  NONE = 'NONE',
}
