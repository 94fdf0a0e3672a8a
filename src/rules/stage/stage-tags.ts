import type { ApiModel } from '../../model';
import { catalogued, countRule, taggedResources, type Group } from '../support';

/** More tags than a stage, API, key or plan may have. */
export const stageTags = countRule(
  catalogued('stage-tags', {
    why: 'AWS refuses the resource, and the stack rolls back. Tags of the stack are added to these.',
    fix: 'Remove tags.',
  }),
  'tags',
  tagged,
);

function* tagged(model: ApiModel): Generator<Group> {
  for (const { resource, tags } of taggedResources(model)) yield { owner: resource, count: tags.length, field: 'tags' };
}
