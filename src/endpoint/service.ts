import type { Protocol } from './protocols/protocol';

/** Where state lives: AWS keeps nearly everything by account and region. */
export interface Scope {
  readonly accountId: string;
  readonly region: string;
}

/** The text that state of that scope is kept under. */
export function scopeKey({ accountId, region }: Scope): string {
  return `${accountId}/${region}`;
}

/** A request to an AWS service, read whole. */
export interface ServiceRequest {
  readonly method: string;
  /** As it was sent: still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case; a repeated header is joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface ServiceResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Who calls, and in which account and region. */
export interface CallContext extends Scope {
  readonly requestId: string;
  /** The base URL of this endpoint, such as `http://localhost:4566`. */
  readonly endpointUrl: string;
  readonly callerArn: string;
  readonly userId: string;
}

/** One AWS service, or the part of it that is emulated. */
export interface Service {
  /** The service name in the signature's credential scope: `s3`, `apigateway`, `monitoring`. */
  readonly name: string;
  /** Where several services sign with one name (API Gateway v1 and v2), the longest prefix that fits is asked. */
  readonly pathPrefix?: string;
  /**
   * Bytes of the largest body that is read.
   * @default 16 MiB
   */
  readonly maxBodyBytes?: number;
  /** How an error is written. */
  readonly protocol: Protocol;
  /** Answers, or throws an `AwsError`; any other error becomes a 500 `InternalFailure`. */
  handle(request: ServiceRequest, context: CallContext): Promise<ServiceResponse>;
}

/** An error as AWS states it: the code and text are what a client sees. */
export class AwsError extends Error {
  constructor(
    /** Such as `ValidationError` or `NotFoundException`. */
    readonly code: string,
    message: string,
    readonly status: number = 400,
    /** Members besides the message that the error's shape has. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'AwsError';
  }
}
