import type { Caller } from './permission-cover';
import { text } from './read';
import { integrations, nameOf, v2Apis } from './walk';
import type { ApiModel, Located, V2Api, V2Integration, Value } from '../../model';

/** A call of a function, or of whatever stands behind a URI. */
export interface LambdaCall extends Caller {
  readonly node: Located;
  readonly field: string;
  readonly uri: Value<string> | undefined;
  name(): string;
}

/**
 * Every call of a function that is permitted by the function's policy: by integrations, used authorizers and targets that have no role.
 */
export function* lambdaCalls(model: ApiModel): Generator<LambdaCall> {
  for (const { api, resource, method, integration } of integrations(model)) {
    if (integration.credentials !== undefined || isOfSam(integration)) continue;
    const [verb, path] = [text(method.httpMethod), text(resource.path)];
    const source = verb === undefined || path === undefined ? undefined : `${verb}${path}`;
    yield { api, kind: 'route', source, node: integration, field: 'uri', uri: integration.uri, name: () => `${verb ?? '(unknown)'} ${path ?? '(unknown)'}` };
  }
  for (const api of model.restApis) {
    const used = new Set(api.resources.flatMap(({ methods }) => methods.map(({ authorizer }) => authorizer)));
    for (const authorizer of api.authorizers) {
      if (authorizer.authorizerCredentials !== undefined || isOfSam(authorizer) || !used.has(authorizer.key)) continue;
      yield { api, kind: 'authorizer', node: authorizer, field: 'authorizerUri', uri: authorizer.authorizerUri, name: () => authorizerName(authorizer) };
    }
  }
  for (const api of v2Apis(model)) yield* callsOfV2(api);
  for (const api of model.httpApis) {
    if (api.target === undefined || api.credentialsArn !== undefined) continue;
    const route = api.routeKey === undefined ? '$default' : text(api.routeKey);
    yield { api, kind: 'route', source: route?.replace(' ', ''), node: api, field: 'target', uri: api.target, name: () => `route ${route ?? '(unknown)'}` };
  }
}

function* callsOfV2(api: V2Api): Generator<LambdaCall> {
  const integrationOf = new Map(api.integrations.map((integration) => [integration.key, integration]));
  for (const { integration: key, routeKey } of api.routes) {
    const integration: V2Integration | undefined = typeof key === 'string' ? integrationOf.get(key) : undefined;
    if (!integration || integration.credentialsArn !== undefined || isOfSam(integration)) continue;
    const route = text(routeKey);
    yield { api, kind: 'route', source: route?.replace(' ', ''), node: integration, field: 'integrationUri', uri: integration.integrationUri, name: () => `route ${route ?? '(unknown)'}` };
  }
  const used = new Set(api.routes.map(({ authorizer }) => authorizer));
  for (const authorizer of api.authorizers) {
    if (authorizer.authorizerCredentialsArn !== undefined || isOfSam(authorizer) || !used.has(authorizer.key)) continue;
    yield { api, kind: 'authorizer', node: authorizer, field: 'authorizerUri', uri: authorizer.authorizerUri, name: () => authorizerName(authorizer) };
  }
}

function authorizerName(authorizer: Located & { readonly name?: Value<string> }): string {
  return `authorizer ${text(authorizer.name) ?? nameOf(authorizer)}`;
}

/** SAM adds the permissions for what it makes itself, but not for what its definitions name. */
function isOfSam({ origin }: Located): boolean {
  return origin?.type.startsWith('AWS::Serverless::') === true && !/^Properties\/DefinitionBody\//.test(origin.path);
}
