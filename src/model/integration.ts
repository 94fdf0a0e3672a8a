import type { Located } from './origin';
import type { Value } from './value';

/** How API Gateway reaches a backend. Upper case as the service's API writes it, whatever the template wrote. */
export type IntegrationType = 'AWS' | 'AWS_PROXY' | 'HTTP' | 'HTTP_PROXY' | 'MOCK';

export type PassthroughBehavior = 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';
export type ContentHandling = 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT';

/** The backend of a REST method. Field names are those of the API Gateway API (`PutIntegration`). */
export interface Integration extends Located {
  readonly type?: Value<IntegrationType>;
  /** The method of the call to the backend; not that of the route. */
  readonly httpMethod?: Value<string>;
  readonly uri?: Value<string>;
  readonly credentials?: Value<string>;
  readonly connectionType?: Value<'INTERNET' | 'VPC_LINK'>;
  readonly connectionId?: Value<string>;
  /** The load balancer's ARN of a VPC link v2. */
  readonly integrationTarget?: Value<string>;
  /** Milliseconds; 29,000 when absent. */
  readonly timeoutInMillis?: Value<number>;
  readonly passthroughBehavior?: Value<PassthroughBehavior>;
  readonly contentHandling?: Value<ContentHandling>;
  readonly responseTransferMode?: Value<'BUFFERED' | 'STREAM'>;
  /** `integration.request.header.X` to `method.request.…`, a quoted constant or `context.…`. */
  readonly requestParameters?: Value<Readonly<Record<string, Value<string>>>>;
  /** Content type to mapping template. */
  readonly requestTemplates?: Value<Readonly<Record<string, Value<string>>>>;
  readonly cacheNamespace?: Value<string>;
  readonly cacheKeyParameters?: Value<readonly Value<string>[]>;
  readonly tlsConfig?: Value<{ readonly insecureSkipVerification?: Value<boolean> }>;
  readonly responses?: readonly IntegrationResponse[];
}

/** Maps what the backend said to what the caller gets. */
export interface IntegrationResponse extends Located {
  readonly statusCode?: Value<string>;
  /** A regular expression on the backend's status, or on a Lambda function's error message; absent or `default` for the default. */
  readonly selectionPattern?: Value<string>;
  /** `method.response.header.X` to `integration.response.…`, a quoted constant or `context.…`. */
  readonly responseParameters?: Value<Readonly<Record<string, Value<string>>>>;
  readonly responseTemplates?: Value<Readonly<Record<string, Value<string>>>>;
  readonly contentHandling?: Value<ContentHandling>;
}
