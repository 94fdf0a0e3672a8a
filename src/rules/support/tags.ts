import { perModel } from './per-model';
import { at, entries, list } from './read';
import { resourcesOf, typesOf } from './resources';
import type { TemplateResource } from '../../model';

/** A tag with where it stands below `Properties`. */
export interface PlacedTag {
  readonly key: unknown;
  readonly value: unknown;
  readonly path: readonly (string | number)[];
}

/** A resource with its tags. */
export interface TaggedResource {
  readonly resource: TemplateResource;
  readonly tags: readonly PlacedTag[];
}

/** Every resource of API Gateway that has tags that can be counted. */
export const taggedResources = perModel((model): readonly TaggedResource[] =>
  [...typesOf(model)]
    .filter((type) => /^AWS::(ApiGateway(V2)?::|Serverless::(Api|HttpApi|WebSocketApi)$)/.test(type))
    .flatMap((type) => resourcesOf(model, type))
    .flatMap((resource): TaggedResource[] => {
      const described = at(resource.properties, 'StageDescription.Tags');
      const written = resource.properties.Tags;
      return written === undefined && described === undefined ? [] : [{ resource, tags: [...tagsOf(written, []), ...tagsOf(described, ['StageDescription'])] }];
    }));

/** Tags are a list of keys and values in v1 resources and a map in v2 resources and SAM. */
function tagsOf(written: unknown, below: readonly string[]): PlacedTag[] {
  if (Array.isArray(written)) return list(written).map((tag, index) => ({ key: at(tag, 'Key'), value: at(tag, 'Value'), path: [...below, 'Tags', index] }));
  return entries(written).map(([key, value]) => ({ key, value, path: [...below, 'Tags', key] }));
}
