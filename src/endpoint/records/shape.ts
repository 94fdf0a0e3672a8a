/** What a member of a service's JSON holds. */
export type Kind = 'string' | 'boolean' | 'integer' | 'number' | 'any' | 'jsonText' | 'strings' | 'stringMap' | 'booleanMap' | 'tags';

/** A member of a service's JSON and the CloudFormation property that says the same. */
export interface Field {
  /** Absent: the member's name with a capital. */
  readonly property?: string;
  readonly kind: Kind | 'object' | 'list' | 'map' | 'keyed';
  /** The members, where the kind has some. */
  readonly shape?: Shape;
  /** `keyed`: the property whose value is the key on the wire. A list in CloudFormation. */
  readonly key?: string;
}

/** A structure: the service's member names to what they hold. */
export type Shape = Readonly<Record<string, Field>>;

export const STRING: Field = { kind: 'string' };
export const BOOLEAN: Field = { kind: 'boolean' };
export const INTEGER: Field = { kind: 'integer' };
export const NUMBER: Field = { kind: 'number' };
export const ANY: Field = { kind: 'any' };
/** An object in a template, its JSON text on the wire. */
export const JSON_TEXT: Field = { kind: 'jsonText' };
export const STRINGS: Field = { kind: 'strings' };
export const STRING_MAP: Field = { kind: 'stringMap' };
export const BOOLEAN_MAP: Field = { kind: 'booleanMap' };
/** A list of `{ Key, Value }` in a template (or a map), a map on the wire. */
export const TAGS: Field = { kind: 'tags' };

export const object = (shape: Shape): Field => ({ kind: 'object', shape });
export const listOf = (shape: Shape): Field => ({ kind: 'list', shape });
export const mapOf = (shape: Shape): Field => ({ kind: 'map', shape });
export const keyedBy = (key: string, shape: Shape): Field => ({ kind: 'keyed', key, shape });
/** The same member under another property name. */
export const as = (property: string, field: Field): Field => ({ ...field, property });

/** The CloudFormation property of a member. */
export function propertyOf(member: string, field: Field): string {
  return field.property ?? member.charAt(0).toUpperCase() + member.slice(1);
}
