export { checkTemplate, type KnownNames, type TemplateProblem } from './check';
export type { Position, Template } from './ast';
export { VtlRenderError, VtlSyntaxError } from './errors';
export { applyTemplate, mappingScope, readOverride, type MappingInput, type MappingOutput, type Override, type Overrides } from './mapping';
export type { Parameters } from './input';
export { parseTemplate } from './parser';
export { javaMatcher } from './java-regex';
export { MAX_LOOPS, render, type Scope } from './render';
