import { Token } from 'aws-cdk-lib';
import type * as model from '../../../model';
import type { Binder, RouteBinding } from '../binding';
import type { HttpIntegrationOptions, HttpProxyIntegrationOptions } from '../integration-options';
import { commonFields, mappedFields } from './fields';
import { withPathVariables } from './path-variables';

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
