import { bounded } from './bounded';
import { applyTemplate, parseTemplate } from '../vtl';
import type { MappingInput, MappingOutput, Template } from '../vtl';

/** A body over which even a path with several `..` is quick. */
const SMALL_BODY = 4096;
/** Loops, blocks that are rendered at each use, and patterns: what can take long. */
const HEAVY = /"kind":"(?:foreach|define|call)"|"name":"(?:matches|replaceAll|replaceFirst|split|repeat)"|=~/;

const LIGHT = new WeakMap<Template, boolean>();

/**
 * Parses a mapping template, for no longer than API requests can wait.
 *
 * @throws VtlSyntaxError
 * @throws DeadlineExceeded
 */
export function parseInTime(text: string): Template {
  return text.length <= SMALL_BODY ? parseTemplate(text) : bounded(() => parseTemplate(text));
}

/**
 * Applies a mapping template, for no longer than API requests can wait.
 *
 * @throws VtlRenderError where the service answers 500
 * @throws DeadlineExceeded
 */
export function applyInTime(template: Template, input: MappingInput): MappingOutput {
  return isLight(template) && input.body.length <= SMALL_BODY ? applyTemplate(template, input) : bounded(() => applyTemplate(template, input));
}

function isLight(template: Template): boolean {
  let light = LIGHT.get(template);
  if (light === undefined) LIGHT.set(template, light = template.macros.size === 0 && !HEAVY.test(JSON.stringify(template.nodes)));
  return light;
}
