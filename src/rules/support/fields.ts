import type { ApiModel, Located } from '../../model';
import type { Violation } from '../rule';
import { place } from './place';
import { entries, list } from './read';

/** A value in the model with the place that a finding on it points at. */
export interface Spot {
  readonly node: Located;
  /** The field's name in the model. */
  readonly name: string;
  readonly value: unknown;
  /** Map keys and list indexes below the field. */
  readonly below: readonly (string | number)[];
}

/** Finds the spots that a rule is about. */
export type Spots = (model: ApiModel) => Iterable<Spot>;

/** The fields of all nodes of one kind. */
export interface FieldsOf<N> {
  /** The fields themselves. */
  field(...names: (keyof N & string)[]): Spots;
  /** The items of list fields. */
  items(...names: (keyof N & string)[]): Spots;
  /** The values of map fields. */
  values(...names: (keyof N & string)[]): Spots;
}

/** Starts a description of spots with the nodes that have them. */
export function on<N extends Located>(nodes: (model: ApiModel) => Iterable<N>): FieldsOf<N> {
  return {
    field: (...names) => function* (model) {
      for (const node of nodes(model)) for (const name of names) yield { node, name, value: node[name], below: [] };
    },
    items: (...names) => function* (model) {
      for (const node of nodes(model)) {
        for (const name of names) for (const [index, value] of list(node[name]).entries()) yield { node, name, value, below: [index] };
      }
    },
    values: (...names) => function* (model) {
      for (const node of nodes(model)) {
        for (const name of names) for (const [key, value] of entries(node[name])) yield { node, name, value, below: [key] };
      }
    },
  };
}

/** Several kinds of spots as one. */
export function all(...kinds: Spots[]): Spots {
  return function* (model) {
    for (const kind of kinds) yield* kind(model);
  };
}

/** Where a finding on a spot points. */
export function spotPlace(spot: Spot): Pick<Violation, 'at' | 'path'> {
  return place(spot.node, spot.name, ...spot.below);
}
