import type { Construct } from 'constructs';
import type { Callees } from './callees';
import type { RoutePath } from './path';
import type * as model from '../../model';

/** What an integration or authorizer may know and do of the API it is used in. */
export interface ApiBinding {
  /** The API. */
  readonly scope: Construct;
  readonly endpointType: model.EndpointType;
  /** What the API calls. */
  readonly callees: Callees;
  /** A construct that all routes of this API share, made by the first that asks. */
  shared<T extends object>(owner: object, make: () => T): T;
}

/** The same for one route. */
export interface RouteBinding extends ApiBinding {
  readonly httpMethod: string;
  readonly route: RoutePath;
}

/** Makes an integration for one route. */
export type Binder = (binding: RouteBinding) => model.Integration;

/** A route's path in ARNs of `execute-api`: `*` for every variable. */
export function routeArnPart({ httpMethod, route }: Pick<RouteBinding, 'httpMethod' | 'route'>): string {
  const path = route.segments.map((segment) => segment.startsWith('{') ? '*' : segment).join('/');
  return `${httpMethod === 'ANY' ? '*' : httpMethod}/${path}`;
}
