export { evaluateConditions, type Conditions } from './conditions';
export { dependenciesOf } from './dependencies';
export { evaluate, intrinsicOf, resolve } from './intrinsics';
export { EvaluationError, strict, type Scope } from './scope';
export { TemplateError, type Template } from './template';
