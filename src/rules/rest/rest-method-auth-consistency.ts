import { AUTHORIZATION_TYPES } from '../../limits';
import type { ApiModel, Located, RestAuthorizer } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, list, place, routeName, siblingOf, text, type MethodPlace } from '../support';

/** A method whose authorization type and authorizer do not go together. */
export const restMethodAuthConsistency: Rule = {
  meta: catalogued('rest-method-auth-consistency', {
    why: 'AWS refuses the method, or every call of it is refused.',
    fix: 'CUSTOM needs a Lambda authorizer and COGNITO_USER_POOLS a Cognito authorizer of the same API; scopes are for COGNITO_USER_POOLS only.',
  }),
  *check(model) {
    const all = new Set(model.restApis.flatMap((api) => api.definedBy === 'external' ? [] : api.authorizers.map(nameInTemplate)));
    for (const api of model.restApis) {
      const authorizers = new Map(api.authorizers.map((authorizer) => [authorizer.key, authorizer]));
      for (const resource of api.resources) {
        for (const method of resource.methods) yield* checkMethod(model, { api, resource, method }, authorizers, all);
      }
    }
  },
};

function* checkMethod(
  model: ApiModel, found: MethodPlace, authorizers: ReadonlyMap<string, RestAuthorizer>, all: ReadonlySet<string>,
): Generator<Violation> {
  const { api, method } = found;
  const missing = method.undefinedAuthorizer;
  if (missing) {
    const message = `authorizer '${missing.name}' is not defined`;
    const open: Partial<Violation> = { severity: 'warning', message: `${message}, so anybody may call what names it` };
    yield { ...place(missing, 'name'), message, actual: missing.name, fix: 'Define it, or name one that is.', ...(!missing.refused && open) };
  }
  const type = text(method.authorizationType);
  if (type === undefined) return;
  if (!(AUTHORIZATION_TYPES as readonly string[]).includes(type.toUpperCase())) {
    const message = `authorization type of ${routeName(found)} must be one of ${AUTHORIZATION_TYPES.join(', ')}, got '${type}'`;
    yield { ...place(method, 'authorizationType'), message, actual: type };
    return;
  }
  if (list(method.authorizationScopes).length > 0 && type !== 'COGNITO_USER_POOLS') {
    const message = `authorization scopes of ${routeName(found)} are only for COGNITO_USER_POOLS, got ${type}`;
    yield { ...place(method, 'authorizationScopes'), message, severity: 'warning' };
  }
  if (type !== 'CUSTOM' && type !== 'COGNITO_USER_POOLS') return;
  if (method.authorizer === undefined) {
    yield { ...place(method, 'authorizationType'), message: `authorization type ${type} of ${routeName(found)} must have an authorizer, got none`, actual: type };
    return;
  }
  const key = text(method.authorizer);
  const authorizer = key === undefined ? undefined : authorizers.get(key);
  const authorizerType = text(authorizer?.type);
  if (authorizer && authorizerType !== undefined && (authorizerType === 'COGNITO_USER_POOLS') !== (type === 'COGNITO_USER_POOLS')) {
    const message = `authorization type of ${routeName(found)} is ${type}, but its authorizer is of type ${authorizerType}`;
    yield { ...place(method, 'authorizer'), message, actual: type };
  } else if (!authorizer && key !== undefined && api.definedBy !== 'external' && all.has(nameInTemplate({ ...method, key }))) {
    yield { ...place(method, 'authorizer'), message: `authorizer of ${routeName(found)} belongs to another API`, actual: key };
  } else if (!authorizer && key !== undefined && isOther(siblingOf(model, method, key)?.type)) {
    yield { ...place(method, 'authorizer'), message: `authorizer of ${routeName(found)} must be an AWS::ApiGateway::Authorizer, got ${key}`, actual: key };
  }
}

/** A custom resource or a nested stack may stand for an authorizer. */
function isOther(type: string | undefined): boolean {
  return type !== undefined && /^AWS::(?!CloudFormation::|ApiGateway::Authorizer$)/.test(type);
}

function nameInTemplate({ origin, key }: Located & { readonly key: string }): string {
  return `${origin?.template}#${key}`;
}
