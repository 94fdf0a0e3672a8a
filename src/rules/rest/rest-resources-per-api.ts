import type { ApiModel, RestApi } from '../../model';
import { catalogued, countRule, text, type Group } from '../support';

/** More resources than a REST API may have. Every segment of every path is a resource; the root is not counted. */
export const restResourcesPerApi = countRule(
  catalogued('rest-resources-per-api', {
    why: 'AWS refuses to create any more in this API, and the stack rolls back.',
    fix: 'Join paths with {proxy+}, split the API behind one custom domain, or ask Service Quotas for more.',
  }),
  'resources',
  resourcesOfApis,
);

function* resourcesOfApis(model: ApiModel): Generator<Group> {
  for (const api of model.restApis) {
    yield { owner: api, count: countResources(api), sample: api.resources.at(-1), name: api.origin?.logicalId ?? api.key };
  }
}

function countResources(api: RestApi): number {
  const paths = new Set<string>();
  let unknown = 0;
  for (const resource of api.resources) {
    const path = text(resource.path);
    if (path === undefined) unknown += 1;
    else addWithParents(paths, path);
  }
  return paths.size + unknown;
}

function addWithParents(paths: Set<string>, path: string): void {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const prefix = path.slice(0, end).replace(/\/+$/, '');
    if (prefix === '') return;
    // A known path has known parents.
    if (paths.has(prefix)) return;
    paths.add(prefix);
  }
}
