/** A response that a REST API makes by itself, before anybody customizes it. */
export interface GatewayResponseDefault {
  readonly responseType: string;
  /** Absent for the two families, which take the status of the response that they stand for. */
  readonly statusCode?: number;
  /** The `x-amzn-ErrorType` header. */
  readonly errorType?: string;
  /** `$context.error.message`, where it is always the same. */
  readonly message?: string;
}

/** The body of every gateway response that has no template of its own. */
export const DEFAULT_GATEWAY_RESPONSE_TEMPLATE = '{"message":$context.error.messageString}';

const SIGNATURE_MISMATCH =
  'The request signature we calculated does not match the signature you provided. ' +
  'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/**
 * All gateway response types with what callers get by default.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export const GATEWAY_RESPONSES: readonly GatewayResponseDefault[] = [
  { responseType: 'DEFAULT_4XX' },
  { responseType: 'DEFAULT_5XX' },
  { responseType: 'RESOURCE_NOT_FOUND', statusCode: 404, errorType: 'NotFoundException', message: 'Not Found' },
  { responseType: 'UNAUTHORIZED', statusCode: 401, errorType: 'UnauthorizedException', message: 'Unauthorized' },
  { responseType: 'INVALID_API_KEY', statusCode: 403, errorType: 'ForbiddenException', message: 'Forbidden' },
  { responseType: 'ACCESS_DENIED', statusCode: 403, errorType: 'AccessDeniedException', message: 'User is not authorized to access this resource' },
  { responseType: 'AUTHORIZER_FAILURE', statusCode: 500, errorType: 'AuthorizerConfigurationException' },
  { responseType: 'AUTHORIZER_CONFIGURATION_ERROR', statusCode: 500, errorType: 'AuthorizerConfigurationException' },
  { responseType: 'INVALID_SIGNATURE', statusCode: 403, errorType: 'InvalidSignatureException', message: SIGNATURE_MISMATCH },
  { responseType: 'EXPIRED_TOKEN', statusCode: 403, errorType: 'ExpiredTokenException', message: 'The security token included in the request is expired' },
  {
    responseType: 'MISSING_AUTHENTICATION_TOKEN',
    statusCode: 403,
    errorType: 'MissingAuthenticationTokenException',
    message: 'Missing Authentication Token',
  },
  { responseType: 'INTEGRATION_FAILURE', statusCode: 504, errorType: 'InternalServerErrorException', message: 'Network error communicating with endpoint' },
  { responseType: 'INTEGRATION_TIMEOUT', statusCode: 504, errorType: 'InternalServerErrorException', message: 'Endpoint request timed out' },
  { responseType: 'API_CONFIGURATION_ERROR', statusCode: 500, errorType: 'InternalServerErrorException', message: 'Internal server error' },
  { responseType: 'UNSUPPORTED_MEDIA_TYPE', statusCode: 415, errorType: 'UnsupportedMediaTypeException', message: 'Unsupported Media Type' },
  { responseType: 'BAD_REQUEST_PARAMETERS', statusCode: 400, errorType: 'BadRequestException' },
  { responseType: 'BAD_REQUEST_BODY', statusCode: 400, errorType: 'BadRequestException', message: 'Invalid request body' },
  { responseType: 'REQUEST_TOO_LARGE', statusCode: 413, errorType: 'RequestTooLargeException', message: 'Request Too Long' },
  { responseType: 'THROTTLED', statusCode: 429, errorType: 'TooManyRequestsException', message: 'Too Many Requests' },
  { responseType: 'QUOTA_EXCEEDED', statusCode: 429, errorType: 'LimitExceededException', message: 'Limit Exceeded' },
  { responseType: 'WAF_FILTERED', statusCode: 403, errorType: 'ForbiddenException', message: 'Forbidden' },
];
