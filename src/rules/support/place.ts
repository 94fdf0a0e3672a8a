import { pathOf, type Located, type Origin } from '../../model';
import type { Violation } from '../rule';

/** Where a node came from. Rules read models of templates, where every node has an origin. */
export function originOf(node: Located): Origin {
  if (!node.origin) throw new Error('a rule reads models of templates, and this node has no origin');
  return node.origin;
}

/** The place of a node or of a field of it; map keys and list indexes follow as they are. */
export function place(node: Located, field?: string, ...more: (string | number)[]): Pick<Violation, 'at' | 'path'> {
  const at = originOf(node);
  return { at, path: pathOf(at, field, ...more) };
}

/** Whether a fact of a node was read from an OpenAPI body. */
export function inBody(node: Located): boolean {
  return node.origin?.style === 'openapi';
}
