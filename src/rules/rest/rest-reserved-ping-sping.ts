import { RESERVED_ROOT_PATHS } from '../../limits';
import type { ApiModel, RestApi } from '../../model';
import type { Rule } from '../rule';
import { catalogued, place, text } from '../support';

/** A root resource that the service's health check keeps for itself. */
export const restReservedPingSping: Rule = {
  meta: catalogued('rest-reserved-ping-sping', {
    why: 'On a custom domain, API Gateway answers /ping and /sping itself and the API never sees the request.',
    fix: 'Give the resource another name.',
  }),
  *check(model) {
    for (const api of model.restApis) {
      const seen = new Set<string>();
      for (const resource of api.resources) {
        const root = rootSegment(text(resource.path));
        if (root === undefined || seen.has(root)) continue;
        seen.add(root);
        const mapped = isMappedAtRoot(model, api);
        yield {
          ...place(resource, 'path'),
          message: `resource ${root} is reserved for the service's health check${mapped ? ' and the API is mapped to a custom domain' : ''}`,
          actual: root,
          ...(mapped && { severity: 'error' as const }),
        };
      }
    }
    for (const mapping of model.domainMappings) {
      const key = text(mapping.basePath);
      if (key !== undefined && isReserved(`/${key}`)) {
        yield { ...place(mapping, 'basePath'), message: `base path '${key}' is reserved for the service's health check`, actual: key };
      }
    }
  },
};

function rootSegment(path: string | undefined): string | undefined {
  const root = path?.match(/^\/[^/]+/)?.[0];
  return root !== undefined && isReserved(root) ? root : undefined;
}

function isReserved(path: string): boolean {
  return (RESERVED_ROOT_PATHS as readonly string[]).includes(path);
}

function isMappedAtRoot(model: ApiModel, api: RestApi): boolean {
  return model.domainMappings.some((mapping) => mapping.api === api.key && (mapping.basePath === undefined || mapping.basePath === ''));
}
