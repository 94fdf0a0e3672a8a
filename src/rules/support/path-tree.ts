import { text } from './read';
import type { RestApi, RestResource } from '../../model';

/** A resource that cannot stand where it does. */
export interface PathProblem {
  readonly resource: RestResource;
  readonly segment: string;
  readonly problem: string;
}

/** Siblings that clash and children of greedy variables, one problem for each place in the tree of paths. */
export function* pathTree(api: RestApi): Generator<PathProblem> {
  const variables = new Map<string, string>();
  const clashes = new Set<string>();
  for (const resource of api.resources) {
    const segments = text(resource.path)?.split('/').filter((segment) => segment !== '') ?? [];
    let parent = '';
    for (const segment of segments) {
      const path = `${parent}/${segment}`;
      const problem = clashes.has(path) ? undefined : problemOf(variables, parent, segment);
      if (problem) {
        clashes.add(path);
        yield { resource, segment, problem };
      }
      parent = path;
    }
  }
}

function problemOf(variables: Map<string, string>, parent: string, segment: string): string | undefined {
  if (parent.endsWith('+}')) return `resource '${segment}' is below the greedy variable of ${parent}, which must be the end of a path`;
  if (!segment.startsWith('{')) return undefined;
  const other = variables.get(parent);
  if (other === undefined) variables.set(parent, segment);
  if (other === undefined || other === segment) return undefined;
  return `resource ${parent || '/'} already has the variable ${other}, so it cannot have ${segment} too`;
}
