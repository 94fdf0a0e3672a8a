import type { RestRoutes } from '../../protocols/rest-json';
import { restJson } from '../../protocols/rest-json';
import type { Registries } from '../../records/registry';
import { setTags, taggedRecord, tagsOf } from '../tags';

/** Tags by ARN, at `/tags` (v1) and `/v2/tags`. The two differ in one verb. */
export function tagRoutes(registries: Registries, prefix: '' | '/v2'): RestRoutes {
  const one = `${prefix}/tags/{arn+}`;
  return {
    [`GET ${one}`]: ({ path, context }) => ({ tags: tagsOf(taggedRecord(registries.of(context), path.arn)) }),
    [`${prefix === '' ? 'PUT' : 'POST'} ${one}`]: ({ path, context, json }) => {
      const registry = registries.of(context);
      const record = taggedRecord(registry, path.arn);
      setTags(registry, record, { ...tagsOf(record), ...json().tags as Record<string, string> | undefined });
      return prefix === '' ? restJson(204) : restJson(201, {});
    },
    [`DELETE ${one}`]: ({ path, query, context }) => {
      const registry = registries.of(context);
      const record = taggedRecord(registry, path.arn);
      const removed = query.getAll('tagKeys').flatMap((keys) => keys.split(','));
      setTags(registry, record, Object.fromEntries(Object.entries(tagsOf(record)).filter(([key]) => !removed.includes(key))));
      return restJson(204);
    },
  };
}
