import { GATEWAY_RESPONSES } from '../../limits';

/** A request that API Gateway itself answers instead of a backend. */
export class GatewayError extends Error {
  constructor(
    /** The gateway response that may be customised; absent: only its family, `DEFAULT_4XX` or `DEFAULT_5XX`. */
    readonly responseType: string | undefined,
    readonly statusCode: number,
    /** The `x-amzn-ErrorType` header. */
    readonly errorType: string,
    /** `$context.error.message`. */
    readonly text: string | null,
    readonly details: {
      /** `$context.error.validationErrorString`. */
      readonly validationErrorString?: string;
      /** The body when nobody customised the response; otherwise `{"message":…}`. */
      readonly body?: string;
      /** Not to be customised. */
      readonly fixed?: boolean;
      /** Why, for the owner of the API: the request log, and of an integration `$context.integration.error`. */
      readonly reason?: string;
      /** The same in the service's own words, for the execution log. */
      readonly executionText?: string;
      /** The execution log has it already. */
      readonly logged?: boolean;
    } = {},
  ) {
    super(text ?? errorType);
    this.name = errorType;
  }
}

const DEFAULTS = new Map(GATEWAY_RESPONSES.map((response) => [response.responseType, response]));

/** The error behind a gateway response type, with the service's own status and text where none is given. */
export function gatewayError(responseType: string, text?: string | null, details: GatewayError['details'] = {}): GatewayError {
  const response = DEFAULTS.get(responseType);
  if (response?.statusCode === undefined || response.errorType === undefined) throw new Error(`'${responseType}' is no gateway response of its own`);
  return new GatewayError(responseType, response.statusCode, response.errorType, text === undefined ? response.message ?? null : text, details);
}

/** The caller is not known; why is for the owner of the API alone. */
export function unauthorized(reason: string): GatewayError {
  return gatewayError('UNAUTHORIZED', undefined, { reason });
}

/** A Lambda function answered with what is no proxy response. */
export function malformedProxyResponse(reason: string): GatewayError {
  return proxyFailure(`malformed Lambda proxy response: ${reason}`, { executionText: 'Malformed Lambda proxy response' });
}

/** The function of a proxy integration failed, or answered with what is no proxy response. The blank in the body is the service's. */
export function proxyFailure(reason: string, details: GatewayError['details'] = {}): GatewayError {
  return new GatewayError(undefined, 502, 'InternalServerErrorException', 'Internal server error', {
    body: '{"message": "Internal server error"}',
    reason,
    ...details,
  });
}

/** What the service would have done and this gateway does not. */
export function notEmulated(reason: string): GatewayError {
  return new GatewayError(undefined, 501, 'NotImplementedException', reason, { fixed: true, reason });
}
