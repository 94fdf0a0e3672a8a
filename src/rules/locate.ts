import { pointerSegment } from '../model';
import type { Template } from '../template';

/**
 * Where a finding stands in its file: the property, or the nearest thing around it that is written there.
 * A property that is missing is shown where it should have been.
 */
export function locate(template: Template | undefined, logicalId: string, path: string): { readonly line?: number; readonly column?: number } {
  if (!template?.locate) return {};
  let pointer = logicalId === '' ? `/${path}` : `/Resources/${pointerSegment(logicalId)}/${path}`;
  for (; pointer !== ''; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const position = template.locate(pointer);
    if (position) return position;
  }
  return {};
}
