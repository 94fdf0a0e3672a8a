import type { RoutePath } from './path';
import { known, type Integration } from '../../model';

const NAME = /^method\.request\.(path|querystring|header)\.(.+)$/;

/**
 * The parameters of a method: those given, and those that its integration uses, which API Gateway wants
 * declared. The writer adds the path's variables.
 *
 * @throws when a name is none, or speaks of a variable that the path does not have
 */
export function requestParameters(
  given: { readonly [name: string]: boolean }, integration: Integration, route: RoutePath,
): Record<string, boolean> | undefined {
  const used = [...Object.values(known(integration.requestParameters) ?? {}), ...known(integration.cacheKeyParameters) ?? []]
    .flatMap((value) => typeof value === 'string' && value.startsWith('method.request.') && !value.startsWith('method.request.body')
      ? [value.replace('.multivalue', '.')] : []);
  const all: Record<string, boolean> = { ...Object.fromEntries(used.map((name) => [name, false])), ...given };
  for (const name of Object.keys(all)) {
    const [, place, parameter] = NAME.exec(name) ?? [];
    if (place === undefined) throw new Error(`a request parameter must be method.request.path|querystring|header.name, got '${name}'`);
    if (place !== 'path') continue;
    if (!route.parameters.includes(parameter)) throw new Error(`path variable of '${name}' must be in the path '${route.path}'`);
    delete all[name];
  }
  return Object.keys(all).length > 0 ? all : undefined;
}
