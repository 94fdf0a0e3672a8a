export { loadTemplates, type Loaded } from './load';
export { evaluateConditions, type Conditions } from './conditions';
export { dependenciesOf } from './dependencies';
export { evaluate, intrinsicOf, resolve } from './intrinsics';
export { parseTemplate, templateOf, type TemplateContext } from './parse';
export { readModel } from './read/model';
export type { ReadOptions } from './read/options';
export { EvaluationError, strict, type Scope } from './scope';
export { TemplateError, type Template } from './template';
