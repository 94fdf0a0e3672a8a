import type { RouteResponse } from './route-options';
import { known, type IntegrationResponse, type MethodResponse } from '../../model';

/** What callers may get: a status and its headers must be declared before an integration's response can use them. */
export function methodResponses(integration: readonly IntegrationResponse[], declared: readonly RouteResponse[]): MethodResponse[] | undefined {
  const headers = new Map<string, Set<string>>();
  const add = (status: string, names: readonly string[]) => {
    const all = headers.get(status) ?? new Set<string>();
    for (const name of names) all.add(name);
    headers.set(status, all);
  };
  for (const { statusCode, responseParameters } of integration) {
    const status = known(statusCode);
    if (status !== undefined) add(status, Object.keys(known(responseParameters) ?? {}));
  }
  for (const response of declared) add(response.statusCode, (response.headers ?? []).map((name) => `method.response.header.${name}`));
  const responses = [...headers].map(([statusCode, names]): MethodResponse => {
    const said = declared.find((response) => response.statusCode === statusCode);
    return {
      statusCode,
      description: said?.description,
      responseParameters: names.size > 0 ? Object.fromEntries([...names].map((name) => [name, false])) : undefined,
      responseModels: said?.models && Object.fromEntries(Object.entries(said.models).map(([type, { name }]) => [type, name])),
    };
  });
  return responses.length > 0 ? responses : undefined;
}
