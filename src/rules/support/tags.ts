import { at, entries, list } from './read';
import { resourcesOf, typesOf } from './resources';
import type { ApiModel, TemplateResource } from '../../model';

/** A tag with where it stands below `Properties`. */
export interface PlacedTag {
  readonly key: unknown;
  readonly value: unknown;
  readonly path: readonly (string | number)[];
}

/** Every resource of API Gateway that has tags that can be counted. */
export function* taggedResources(model: ApiModel): Generator<{ readonly resource: TemplateResource; readonly tags: readonly PlacedTag[] }> {
  for (const type of typesOf(model)) {
    if (!/^AWS::(ApiGateway(V2)?::|Serverless::(Api|HttpApi|WebSocketApi)$)/.test(type)) continue;
    for (const resource of resourcesOf(model, type)) {
      const tags = [...tagsOf(resource.properties.Tags, []), ...tagsOf(at(resource.properties, 'StageDescription.Tags'), ['StageDescription'])];
      if (tags.length > 0) yield { resource, tags };
    }
  }
}

/** Tags are a list of keys and values in v1 resources and a map in v2 resources and SAM. */
function tagsOf(written: unknown, below: readonly string[]): PlacedTag[] {
  if (Array.isArray(written)) return list(written).map((tag, index) => ({ key: at(tag, 'Key'), value: at(tag, 'Value'), path: [...below, 'Tags', index] }));
  return entries(written).map(([key, value]) => ({ key, value, path: [...below, 'Tags', key] }));
}
