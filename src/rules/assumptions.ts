import { dependenciesOf, type ReadOptions, type Template } from '../template';
import { text } from './support/read';
import { isPlain, own, plainOrEmpty } from '../model/coerce';

/** Values that the parameters of templates may have, by the templates' files. */
export interface Assumption {
  /** When it holds, for a message. */
  readonly text: string;
  readonly options: Pick<ReadOptions, 'assumed' | 'compared'>;
}

/** More would cost more than it finds. */
const MOST = 8;

/**
 * What templates that meet say their parameters may be: first the defaults, then, one parameter at a time, the other
 * values that it allows or, when it allows any, that a condition compares it with.
 */
export function assumptionsOf(templates: readonly Template[]): Assumption[] {
  const declared = new Map(templates.map((template) => [template.file, parametersOf(template)]));
  const defaults = new Map(templates.map(({ file }) => [file, defaultsOf(declared.get(file)!)]));
  const assumptions: Assumption[] = [];
  if ([...defaults.values()].some((values) => Object.keys(values).length > 0)) {
    assumptions.push({ text: 'with the defaults of the parameters', options: { assumed: defaults } });
  }
  for (const template of templates) {
    const assume = (name: string, value: string, field: 'assumed' | 'compared'): void => {
      const known = field === 'assumed' ? defaults.get(template.file) : {};
      const options = { assumed: defaults, [field]: new Map([...(field === 'assumed' ? defaults : []), [template.file, { ...known, [name]: value }]]) };
      assumptions.push({ text: `where the parameter ${name} is '${value}'`, options });
    };
    for (const [name, parameter] of declared.get(template.file)!) {
      const allowed = own(parameter, 'AllowedValues');
      const byDefault = text(own(parameter, 'Default'));
      const values = texts(Array.isArray(allowed) ? allowed : comparedWith(name, own(template.body, 'Conditions')));
      // That a condition asks for a value tells little of the places where the parameter stands itself.
      const field = Array.isArray(allowed) || byDefault !== undefined ? 'assumed' : 'compared';
      for (const value of values) if (value !== byDefault) assume(name, value, field);
    }
  }
  return assumptions.slice(0, MOST);
}

/** What an API may depend on, so that a parameter of something else costs nothing. */
const RELEVANT = /^AWS::(ApiGateway|Serverless|Lambda|WAFv2|CloudFormation)/;

function parametersOf({ body }: Template): [string, Readonly<Record<string, unknown>>][] {
  const parameters = Object.entries(plainOrEmpty(own(body, 'Parameters'))).filter((entry): entry is [string, Record<string, unknown>] =>
    // The value of the others stands elsewhere, or is the CDK's own affair.
    isPlain(entry[1]) && !text(own(entry[1], 'Type'))?.startsWith('AWS::SSM::Parameter::'));
  if (parameters.length === 0) return [];
  const resources = Object.values(plainOrEmpty(own(body, 'Resources')));
  const relevant = resources.filter((resource) => isPlain(resource) && RELEVANT.test(text(own(resource, 'Type')) ?? ''));
  const used = new Set(dependenciesOf([relevant, own(body, 'Conditions'), own(body, 'Globals')]));
  return parameters.filter(([name]) => used.has(name));
}

function defaultsOf(parameters: readonly [string, Readonly<Record<string, unknown>>][]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(parameters.flatMap(([name, parameter]) => {
    const value = own(parameter, 'Default');
    if (text(value) === undefined) return [];
    const isList = /^(CommaDelimitedList|List<.*>)$/.test(text(own(parameter, 'Type')) ?? '');
    return [[name, isList ? text(value)!.split(',').map((item) => item.trim()) : value]];
  }));
}

function texts(values: readonly unknown[]): Set<string> {
  return new Set(values.map(text).filter((value) => value !== undefined));
}

/** The texts that conditions compare a parameter with. */
function comparedWith(name: string, node: unknown): unknown[] {
  if (Array.isArray(node)) return node.flatMap((item) => comparedWith(name, item));
  if (!isPlain(node)) return [];
  const operands = own(node, 'Fn::Equals');
  const isMine = Array.isArray(operands) && operands.some((operand) => isPlain(operand) && own(operand, 'Ref') === name);
  return isMine ? operands : Object.values(node).flatMap((item) => comparedWith(name, item));
}
