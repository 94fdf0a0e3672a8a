import { Token } from 'aws-cdk-lib';
import type * as model from '../../../model';
import type { Binder, RouteBinding } from '../binding';
import type { HttpIntegrationOptions, HttpProxyIntegrationOptions } from '../integration-options';
import { commonFields, mappedFields } from './fields';

type Parameters = { [destination: string]: string };

export function bindHttp(url: string, options: HttpIntegrationOptions): Binder {
  checkUrl(url);
  return (binding) => ({
    type: 'HTTP',
    ...call(url, options, binding),
    ...mappedFields({ ...options, requestParameters: withPathVariables(url, options.requestParameters, binding) }, binding),
  });
}

export function bindHttpProxy(url: string, options: HttpProxyIntegrationOptions): Binder {
  checkUrl(url);
  return (binding) => ({
    type: 'HTTP_PROXY',
    ...call(url, options, binding),
    ...commonFields(options, binding),
    requestParameters: withPathVariables(url, options.requestParameters, binding),
  });
}

function call(url: string, { httpMethod, vpcLink }: HttpProxyIntegrationOptions, binding: RouteBinding): model.Integration {
  return { httpMethod: httpMethod?.toUpperCase() ?? binding.httpMethod, uri: url, ...vpcLink?._connection() };
}

function checkUrl(url: string): void {
  if (Token.isUnresolved(url) || /^(https?:\/\/|\$\{stageVariables\.)./i.test(url)) return;
  throw new Error(`url of an HTTP integration must start with http:// or https://, got '${url}'`);
}

/** Variables such as `{id}` of the URL take the value of the route's variable of the same name; `${stageVariables.x}` is none. */
function withPathVariables(url: string, given: Parameters = {}, { httpMethod, route }: RouteBinding): Parameters | undefined {
  const names = Token.isUnresolved(url) ? [] : [...url.matchAll(/(?<!\$)\{([^{}]+)\}/g)].map(([, name]) => name);
  const mapped = Object.fromEntries(names.map((name) => [`integration.request.path.${name}`, `method.request.path.${name}`]));
  const unknown = names.find((name) => !route.parameters.includes(name) && given[`integration.request.path.${name}`] === undefined);
  if (unknown !== undefined) {
    throw new Error(`{${unknown}} of url '${url}' must be a variable of the path of ${httpMethod} ${route.path}, or have a request parameter 'integration.request.path.${unknown}'`);
  }
  const all = { ...mapped, ...given };
  return Object.keys(all).length > 0 ? all : undefined;
}
