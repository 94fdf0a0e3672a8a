import { badRequest } from './texts';

type Plain = Readonly<Record<string, unknown>>;

/** What an import reads, and what it tells of parts that it leaves out. */
export interface PreparedBody {
  readonly body: Plain;
  readonly warnings: readonly string[];
}

/** How a body's base path is taken, as `basepath` says: not at all, before every path, or without its first part. */
const BASE_PATHS: Readonly<Record<string, (base: string) => string>> = {
  ignore: () => '',
  prepend: (base) => base,
  split: (base) => base.replace(/^\/[^/]*/, ''),
};

/**
 * A body as the service imports it: with its base path in its paths, and without parameters of integrations that are no text.
 *
 * @param basePath `ignore`, `prepend` or `split`
 */
export function prepareBody(body: Plain, basePath = 'ignore'): PreparedBody {
  const taken = BASE_PATHS[basePath] ?? badRequest(`Invalid basepath specified: ${basePath}. Must be one of: [${Object.keys(BASE_PATHS).join(', ')}]`);
  const prefix = taken(basePathOf(body));
  const warnings: string[] = [];
  const paths = Object.fromEntries(Object.entries(plain(body.paths)).map(([path, item]) => {
    if (!path.startsWith('/') && !path.startsWith('x-')) {
      badRequest(`Errors found during import:\n\tUnable to create resource at path '${path}': A path must begin with a slash`);
    }
    const whole = path.startsWith('/') ? `${prefix}${path}`.replace(/(.)\/$/, '$1') : path;
    return [whole, isPlain(item) ? preparedItem(whole, item, warnings) : item];
  }));
  return { body: body.paths === undefined ? body : { ...body, paths }, warnings };
}

/** Swagger's `basePath`; in OpenAPI 3 the server's variable of that name, or the path of its URL. */
function basePathOf({ basePath, servers }: Plain): string {
  if (typeof basePath === 'string') return normalized(basePath);
  const server = plain(Array.isArray(servers) ? servers[0] : undefined);
  const variables = plain(server.variables);
  const named = plain(variables.basePath).default;
  if (typeof named === 'string') return normalized(named);
  const url = String(server.url ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(plain(variables[name]).default ?? ''));
  return normalized(url.replace(/^[a-z+]+:\/\/[^/]*/i, ''));
}

function normalized(path: string): string {
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? '' : `/${trimmed}`;
}

function preparedItem(path: string, item: Plain, warnings: string[]): Plain {
  return Object.fromEntries(Object.entries(item).map(([key, operation]) => {
    const integration = isPlain(operation) ? operation['x-amazon-apigateway-integration'] : undefined;
    const parameters = isPlain(integration) ? integration.requestParameters : undefined;
    if (!isPlain(operation) || !isPlain(integration) || !isPlain(parameters)) return [key, operation];
    const method = key === 'x-amazon-apigateway-any-method' ? 'ANY' : key.toUpperCase();
    const kept = Object.entries(parameters).filter(([name, value]) => {
      if (typeof value !== 'boolean' && typeof value !== 'number') return true;
      warnings.push(`Invalid format for 'requestParameters'. Expected type string for property '${name}' of resource '${path}' and method '${method}' but got '${value}'`);
      return false;
    });
    return [key, { ...operation, 'x-amazon-apigateway-integration': { ...integration, requestParameters: Object.fromEntries(kept) } }];
  }));
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plain(value: unknown): Plain {
  return isPlain(value) ? value : {};
}
