import { upperId } from '../ids';
import type { ResourceState, ResourceType } from '../resource-type';
import type { Scope } from '../service';
import { generatedName } from './generated-name';

const NOTE = 'not emulated: recorded only';

/** Marks a state whose attributes are made up on demand. */
const RECORDED = Symbol('recorded');

type RecordedState = ResourceState & { readonly [RECORDED]?: string };

/**
 * Stands for a type that the endpoint does not emulate: the resource gets a plausible physical id and nothing
 * else happens, which the event says.
 */
export function recordedType(type: string, options: { readonly note?: string; readonly nameProperty?: string } = {}): ResourceType {
  return {
    type,
    replacedBy: options.nameProperty === undefined ? [] : [options.nameProperty],
    async create(properties, context) {
      const named = options.nameProperty === undefined ? undefined : properties[options.nameProperty];
      const state: RecordedState = {
        physicalId: named === undefined ? generatedName(context) : String(named), attributes: {}, note: options.note ?? NOTE, [RECORDED]: type,
      };
      return state;
    },
    update: async (current) => current,
    delete: async () => undefined,
  };
}

/** A plausible value for an attribute of a recorded resource; `undefined` for a resource that is really made. */
export function recordedAttribute(state: ResourceState, name: string, { region, accountId }: Scope): string | undefined {
  const type = (state as RecordedState)[RECORDED];
  if (type === undefined) return undefined;
  const [, service = '', kind = ''] = type.toLowerCase().split('::');
  if (!name.endsWith('Arn')) return `${state.physicalId}-${name}`;
  return state.physicalId.startsWith('arn:') ? state.physicalId : `arn:aws:${service}:${region}:${accountId}:${kind}/${state.physicalId}`;
}

/** An id in the style of IAM: `AROA` and 17 letters and digits. */
export function iamId(prefix: string): string {
  return prefix + upperId(17);
}
