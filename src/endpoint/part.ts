import type { DataPlane } from './data-plane';
import type { LocalUrls } from './local-urls';
import type { EndpointObserver } from './observer';
import type { ResourceType } from './resource-type';
import type { Scope, Service } from './service';
import type { Clock, Random } from '../gateway/clock';
import type { FunctionInvoker } from '../gateway/lambda/function';

/** The functions that have been created, as the rest of the endpoint may use them. */
export interface LocalFunctions extends FunctionInvoker {
  /**
   * Whether the function's resource policy lets `principal` (such as `apigateway.amazonaws.com`) invoke it
   * on behalf of `sourceArn`. `false` for a function that does not exist.
   */
  isPermitted(functionArn: string, principal: string, sourceArn: string): boolean;
  /** `false` for a role that existed and was deleted. */
  canAssume(roleArn: string): boolean;
}

/** Where log lines go. A group or stream that does not exist is made. */
export interface LogSink {
  write(scope: Scope, group: string, stream: string, messages: readonly string[]): void;
}

/** What every part of the endpoint stands on. */
export interface EndpointEnvironment {
  readonly clock: Clock;
  readonly random: Random;
  readonly functions: LocalFunctions;
  readonly logs: LogSink;
  readonly observer: EndpointObserver;
  readonly localUrls: LocalUrls;
  /** The base URL of this endpoint, such as `http://localhost:4566`. Known once it listens, so it is a call. */
  url(): string;
}

/** A family of services and the CloudFormation resource types that go with them. */
export interface EndpointPart {
  readonly services?: readonly Service[];
  readonly resourceTypes?: readonly ResourceType[];
  /** At most one part has it. */
  readonly dataPlane?: DataPlane;
  /** Ends what the part has started (timers, sockets). */
  close?(): Promise<void>;
}

export type EndpointPartFactory = (environment: EndpointEnvironment) => EndpointPart;
