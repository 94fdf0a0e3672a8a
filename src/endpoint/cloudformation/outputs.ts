import type { StackOutput } from './stack';
import type { StackScope } from './stack-scope';
import type { TemplateBody } from './template-body';
import { evaluate } from '../../template';

/** @throws Error with CloudFormation's text when an output cannot be evaluated to a string */
export function evaluateOutputs({ Outputs }: TemplateBody, scope: StackScope): StackOutput[] {
  return Object.entries(Outputs)
    .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition) === true)
    .map(([key, { Value, Description, Export }]) => ({
      key,
      value: asText(key, evaluate(Value, scope)),
      description: Description,
      exportName: Export === undefined ? undefined : asText(key, evaluate(Export.Name, scope)),
    }));
}

function asText(key: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`Template format error: Output ${key} is malformed. The Value field of every Outputs member must evaluate to a String.`);
}
