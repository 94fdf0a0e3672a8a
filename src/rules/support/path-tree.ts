import { text } from './read';
import { mayExclude } from './resources';
import type { ApiModel, RestApi, RestResource } from '../../model';

/** A resource that cannot stand where it does. */
export interface PathProblem {
  readonly resource: RestResource;
  readonly segment: string;
  readonly problem: string;
}

/** The variables that stand at one place in the tree of paths, with the first resource of each. */
type Variables = Map<string, Map<string, RestResource>>;

/** Siblings that clash and children of greedy variables, one problem for each place in the tree of paths. */
export function* pathTree(model: ApiModel, api: RestApi): Generator<PathProblem> {
  const variables: Variables = new Map();
  const clashes = new Set<string>();
  for (const resource of api.resources) {
    const segments = text(resource.path)?.split('/').filter((segment) => segment !== '') ?? [];
    let parent = '';
    for (const segment of segments) {
      const path = `${parent}/${segment}`;
      const problem = clashes.has(path) ? undefined : problemOf(model, variables, parent, segment, resource);
      if (problem) {
        clashes.add(path);
        yield { resource, segment, problem };
      }
      parent = path;
    }
  }
}

function problemOf(model: ApiModel, variables: Variables, parent: string, segment: string, resource: RestResource): string | undefined {
  if (parent.endsWith('+}')) return `resource '${segment}' is below the greedy variable of ${parent}, which must be the end of a path`;
  if (!segment.startsWith('{')) return undefined;
  const here = variables.get(parent);
  if (here === undefined) variables.set(parent, new Map([[segment, resource]]));
  if (here === undefined || here.has(segment)) return undefined;
  for (const [other, owner] of here) {
    if (!mayExclude(model, resource, owner)) return `resource ${parent || '/'} already has the variable ${other}, so it cannot have ${segment} too`;
  }
  here.set(segment, resource);
  return undefined;
}
