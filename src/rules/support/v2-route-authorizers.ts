import { inBody, place } from './place';
import { propertyPlace } from './raw';
import { at, isMap, text } from './read';
import { resourcesOf } from './resources';
import { Unresolved, type ApiModel, type Route, type V2Api } from '../../model';
import type { Violation } from '../rule';

const TYPES: readonly string[] = ['NONE', 'AWS_IAM', 'CUSTOM', 'JWT'];

/** Routes whose authorization type and authorizer do not go together, or whose authorizer the API does not have. */
export function* checkRoutes(api: V2Api): Generator<Violation> {
  for (const route of api.routes) {
    const type = text(route.authorizationType);
    if (api.kind === 'HTTP' && type !== undefined && !TYPES.includes(type)) {
      const message = `authorization type of route ${nameOf(route)} must be one of ${TYPES.join(', ')}, got '${type}'`;
      yield { ...place(route, 'authorizationType'), message, actual: type };
    } else {
      yield* checkAuthorizer(api, route, type);
    }
  }
}

function* checkAuthorizer(api: V2Api, route: Route, type: string | undefined): Generator<Violation> {
  const key = text(route.authorizer);
  if ((type === 'CUSTOM' || (type === 'JWT' && api.kind === 'HTTP')) && route.authorizer === undefined) {
    yield { ...place(route, 'authorizationType'), message: `authorization type ${type} of route ${nameOf(route)} must have an authorizer, got none`, actual: type };
    return;
  }
  const found = api.authorizers.find((authorizer) => authorizer.key === key);
  const kind = text(found?.authorizerType);
  if ((type === 'CUSTOM' && kind === 'JWT') || (type === 'JWT' && kind === 'REQUEST')) {
    yield { ...place(route, 'authorizer'), message: `authorization type of route ${nameOf(route)} is ${type}, but its authorizer is of type ${kind}`, actual: type };
  } else if (!found && api.origin && key?.startsWith(`${api.key}/authorizers/`) && !api.authorizers.some(({ name }) => name instanceof Unresolved)) {
    const name = key.slice(`${api.key}/authorizers/`.length);
    const message = `route ${nameOf(route)} asks for authorizer '${name}', which the API does not define`;
    // An import that is not told to fail on warnings makes the route, and lets everybody in.
    yield { ...place(route, 'authorizer'), message, actual: name, ...(inBody(route) && { severity: 'warning' as const }) };
  }
}

/** Authorizers that SAM is to give every route of an API, and that the API does not define. */
export function* checkDefaults(model: ApiModel): Generator<Violation> {
  for (const api of resourcesOf(model, 'AWS::Serverless::HttpApi')) {
    const name = text(at(api.properties, 'Auth.DefaultAuthorizer'));
    const defined = at(api.properties, 'Auth.Authorizers') ?? {};
    if (name === undefined || name === 'AWS_IAM' || !isMap(defined) || Object.hasOwn(defined, name)) continue;
    const message = `default authorizer must be one that the API defines, got '${name}'`;
    yield { ...propertyPlace(api, 'Auth', 'DefaultAuthorizer'), message, actual: name };
  }
}

function nameOf(route: Route): string {
  return `'${text(route.routeKey) ?? ''}'`;
}
