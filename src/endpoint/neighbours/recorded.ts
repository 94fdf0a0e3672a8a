import type { Properties, ResourceContext, ResourceState, ResourceType } from '../resource-type';

/** What a recorded resource gives to those who refer to it. */
export type Recorded = Pick<ResourceState, 'physicalId' | 'attributes'>;

/**
 * A type that is recorded and does nothing, but whose `Ref` and attributes are those of the real one: APIs refer to it.
 *
 * @param record gives the id and attributes of a new one
 */
export function recordedNeighbour(
  type: string,
  replacedBy: readonly string[],
  record: (properties: Properties, context: ResourceContext) => Recorded,
): ResourceType {
  return {
    type,
    replacedBy,
    create: async (properties, context) => ({ ...record(properties, context), note: 'not emulated: recorded only' }),
    update: async (current) => current,
    delete: async () => undefined,
  };
}
