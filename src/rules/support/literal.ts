import { siblingOf } from './resources';
import { textOf, Unresolved, type ApiModel, type Located } from '../../model';

const PLACEHOLDER = /\$\{(!?)([^{}]*)\}/g;

/**
 * A text with a letter for each part that only the deployment will tell: what is wrong with the characters around is
 * wrong whatever stands there. `undefined` when nothing of it is known.
 */
export function literalText(value: unknown, part = 'x'): string | undefined {
  if (!(value instanceof Unresolved)) return typeof value === 'string' ? value : undefined;
  const pattern = textOf(value);
  if (pattern?.replace(PLACEHOLDER, (written, escaped: string) => (escaped ? written : '')) === '') return undefined;
  return pattern?.replace(PLACEHOLDER, (written, escaped: string) => (escaped ? written.replace('!', '') : part));
}

/**
 * A text that two values have in common only if they are the same at deployment. `undefined` when nothing of it is known.
 */
export function identityOf(value: unknown): string | undefined {
  if (!(value instanceof Unresolved)) return typeof value === 'string' ? value : undefined;
  const { pattern, expression } = value;
  // A part that is only known as a function, such as Fn::ImportValue, may be anything.
  return pattern === undefined || pattern.includes('${Fn::') || pattern.includes('${Unknown}') ? JSON.stringify(expression) : pattern;
}

/**
 * The literal text where every part that is not known is a name, an id or an ARN of a resource, or tells of the account: nothing
 * that could end what the text around it begins.
 */
export function textAroundNames(model: ApiModel, node: Located, value: unknown): string | undefined {
  if (!(value instanceof Unresolved)) return literalText(value);
  for (const [, escaped, name] of textOf(value)?.matchAll(PLACEHOLDER) ?? []) {
    const type = siblingOf(model, node, name.split('.')[0])?.type;
    // A custom resource or a nested stack may give anything.
    if (!escaped && !name.startsWith('AWS::') && !/^AWS::(?!CloudFormation::)/.test(type ?? '')) return undefined;
  }
  return literalText(value);
}
