import { pointerSegment, type TemplateResource } from '../../model';
import type { Violation } from '../rule';
import { originOf } from './place';

/** The place of a property of a resource as it stands in the template: names, keys and indexes as they are written. */
export function propertyPlace(resource: TemplateResource, ...path: (string | number)[]): Pick<Violation, 'at' | 'path'> {
  const segments = path.map((segment) => pointerSegment(String(segment)));
  return { at: originOf(resource), path: ['Properties', ...segments].join('/') };
}
