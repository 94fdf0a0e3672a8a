import type { ApiModel } from '../../model';
import type { Rule, Violation } from '../rule';
import { at, flag, guide, isPresent, methods, place, propertyPlace, resourcesOf, routeName, text } from '../support';

/** A preflight request that must bring credentials, which no browser sends with it. */
export const corsPreflightAccess: Rule = {
  meta: {
    id: 'cors-preflight-access',
    title: 'Preflight requests need no credentials',
    severity: 'warning',
    why: 'Browsers send preflight requests without credentials and API keys: they are answered with 401 or 403, and the real request is never made.',
    fix: 'Let anybody call OPTIONS: authorization type NONE and no API key; in SAM, AddDefaultAuthorizerToCorsPreflight: false and AddApiKeyRequiredToCorsPreflight: false.',
    source: guide('how-to-cors'),
  },
  *check(model) {
    for (const { method, ...found } of methods(model)) {
      if (text(method.httpMethod) !== 'OPTIONS') continue;
      const type = text(method.authorizationType)?.toUpperCase() ?? 'NONE';
      const name = routeName({ method, ...found });
      if (['AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'].includes(type)) {
        yield { ...place(method, 'authorizationType'), message: `preflight request ${name} must need no credentials, got the authorization type ${type}`, actual: type };
      } else if (flag(method.apiKeyRequired)) {
        yield { ...place(method, 'apiKeyRequired'), message: `preflight request ${name} must need no API key` };
      }
    }
    yield* checkSam(model);
  },
};

/** SAM makes the preflight methods of an API with `Cors` by itself, and gives them what all methods get by default. */
function* checkSam(model: ApiModel): Generator<Violation> {
  for (const api of resourcesOf(model, 'AWS::Serverless::Api')) {
    if (!isPresent(api.properties.Cors)) continue;
    const authorizer = text(at(api.properties, 'Auth.DefaultAuthorizer'));
    const add = at(api.properties, 'Auth.AddDefaultAuthorizerToCorsPreflight');
    if (authorizer !== undefined && authorizer !== 'NONE' && (add === undefined || flag(add))) {
      const message = `preflight requests must need no credentials, got the default authorizer '${authorizer}'`;
      yield { ...propertyPlace(api, 'Auth', 'DefaultAuthorizer'), message, actual: authorizer };
    }
    const addKey = at(api.properties, 'Auth.AddApiKeyRequiredToCorsPreflight');
    if (flag(at(api.properties, 'Auth.ApiKeyRequired')) && (addKey === undefined || flag(addKey))) {
      yield { ...propertyPlace(api, 'Auth', 'ApiKeyRequired'), message: 'preflight requests must need no API key' };
    }
  }
}
