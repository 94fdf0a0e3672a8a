import type { Header } from '../../../gateway/http';
import type { AuthorizerTestResult, MethodTestResult, TestRequest, TestTarget, TestedMethod } from '../../../gateway/rest';
import type { RestAuthorizer } from '../../../model';
import type { JsonInput } from '../../protocols/json';
import { restJson } from '../../protocols/rest-json';
import type { RestRoutes } from '../../protocols/rest-json';
import type { Registries } from '../../records/registry';
import { AUTHORIZER_ENTITY } from '../authorizer';
import { draftOf } from '../definition';
import { METHOD_ENTITY } from '../method';
import { RESOURCE_ENTITY, pathOf } from '../resource';
import { REST_API_ENTITY } from '../rest-api';

/** The data plane, as far as it tests an API that need not be deployed. */
export interface TestInvoker {
  testMethod(target: TestTarget, place: TestedMethod, test: TestRequest): Promise<MethodTestResult>;
  testAuthorizer(target: TestTarget, authorizer: RestAuthorizer, test: TestRequest): Promise<AuthorizerTestResult>;
}

/** `TestInvokeMethod` and `TestInvokeAuthorizer`. */
export function testInvokeRoutes(registries: Registries, invoker: TestInvoker): RestRoutes {
  return {
    'POST /restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}': async ({ path, context, json }) => {
      const registry = registries.of(context);
      registry.require(REST_API_ENTITY, '', path.RestApiId);
      const resource = registry.require(RESOURCE_ENTITY, path.RestApiId, path.ResourceId);
      const scope = `${path.RestApiId}/${path.ResourceId}`;
      if (registry.get(METHOD_ENTITY, scope, 'ANY') === undefined) registry.require(METHOD_ENTITY, scope, path.HttpMethod);
      const resourcePath = pathOf(resource, registry);
      const target = { ...registry.scope, apiId: path.RestApiId, definition: draftOf(registry, path.RestApiId) };
      const place = { resourcePath, httpMethod: path.HttpMethod };
      const { statusCode, headers, body, log, latency } = await invoker.testMethod(target, place, testRequest(json(), resourcePath));
      return restJson(200, { status: statusCode, body, headers: single(headers), multiValueHeaders: multiple(headers), log, latency });
    },
    'POST /restapis/{RestApiId}/authorizers/{AuthorizerId}': async ({ path, context, json }) => {
      const registry = registries.of(context);
      registry.require(REST_API_ENTITY, '', path.RestApiId);
      registry.require(AUTHORIZER_ENTITY, path.RestApiId, path.AuthorizerId);
      const target = { ...registry.scope, apiId: path.RestApiId, definition: draftOf(registry, path.RestApiId) };
      const authorizer = target.definition.authorizers.find(({ key }) => key === path.AuthorizerId)!;
      const { verdict, ...result } = await invoker.testAuthorizer(target, authorizer, testRequest(json(), '/'));
      if (verdict === undefined) return result;
      const { principalId, policy, context: found } = verdict;
      return { ...result, principalId, policy: JSON.stringify(policy), ...found.claims === undefined ? { authorization: found } : found };
    },
  };
}

function testRequest({ pathWithQueryString, headers, multiValueHeaders, body, stageVariables }: JsonInput, defaultPath: string): TestRequest {
  const [path, ...query] = String(pathWithQueryString ?? defaultPath).split('?');
  const many = (multiValueHeaders ?? {}) as Readonly<Record<string, readonly string[]>>;
  return {
    path: path.startsWith('/') ? path : `/${path}`,
    query: query.join('?'),
    headers: [
      ...Object.entries((headers ?? {}) as Readonly<Record<string, string>>).filter(([name]) => many[name] === undefined),
      ...Object.entries(many).flatMap(([name, values]) => values.map((value): Header => [name, value])),
    ],
    body: String(body ?? ''),
    variables: (stageVariables ?? {}) as Readonly<Record<string, string>>,
  };
}

function single(headers: readonly Header[]): Record<string, string> {
  return Object.fromEntries(headers);
}

function multiple(headers: readonly Header[]): Record<string, readonly string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of headers) (values[name] ??= []).push(value);
  return values;
}
