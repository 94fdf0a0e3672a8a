import type { Expression, Node, Position, Reference, Template } from './ast';
import { VtlSyntaxError } from './errors';
import { INPUT_MEMBERS } from './input';
import { Double } from './number';
import { parseTemplate } from './parser';
import { MAX_LOOPS } from './render';
import { UTIL_MEMBERS } from './util';

/** Something that a mapping template gets wrong whatever the request is. */
export interface TemplateProblem extends Position {
  readonly message: string;
}

/** What the caller knows of the API that the template belongs to. */
export interface KnownNames {
  /** Names without `$context.`, and prefixes (with their dot) that any name may follow. Absent: not checked. */
  readonly contextVariables?: { readonly names: ReadonlySet<string>; readonly families: readonly string[] };
}

/** What API Gateway gives to every template, and a loop to its body. */
const GIVEN = ['context', 'input', 'stageVariables', 'util', 'foreach', 'velocityCount', 'velocityHasNext'];

/** Finds syntax errors, unknown references and members of `$context`, `$input` and `$util`, and loops that will be cut short. */
export function checkTemplate(text: string, known: KnownNames = {}): readonly TemplateProblem[] {
  let template: Template;
  try {
    template = parseTemplate(text);
  } catch (error) {
    if (error instanceof VtlSyntaxError) return [{ message: error.reason, line: error.line, column: error.column }];
    throw error;
  }
  const problems: TemplateProblem[] = [];
  const names = new Set(GIVEN);
  for (const { parameters } of template.macros.values()) for (const name of [...parameters, 'bodyContent']) names.add(name);
  walkTemplate(template, { reference: () => undefined, foreach: () => undefined, assigned: (name) => names.add(name) });
  walkTemplate(template, {
    reference: (reference) => {
      const message = unknownReference(reference, names) ?? unknownMember(reference, known);
      if (message !== undefined) problems.push({ message, ...reference.at });
    },
    assigned: () => undefined,
    foreach: (items, at) => {
      const rounds = constantLength(items);
      if (rounds !== undefined && rounds > MAX_LOOPS) {
        problems.push({ message: `'#foreach' ends after ${MAX_LOOPS} rounds, got a range of ${rounds}`, ...at });
      }
    },
  });
  return problems;
}

/** A name without steps, such as `$schema` in a document, may be meant as it stands. */
function unknownReference({ name, steps }: Reference, names: ReadonlySet<string>): string | undefined {
  if (steps.length === 0 || steps[0].kind === 'index' || names.has(name)) return undefined;
  const allowed = GIVEN.slice(0, 4).map((one) => `$${one}`).join(', ');
  return `nothing sets '$${name}', so '$${name}.${steps[0].name}' stays as it is written; API Gateway gives ${allowed}`;
}

function unknownMember({ name, steps }: Reference, { contextVariables }: KnownNames): string | undefined {
  const member = steps[0]?.kind === 'index' ? undefined : steps[0]?.name;
  if (member === undefined) return undefined;
  if (name === 'input' && !INPUT_MEMBERS.includes(member)) return `'$input' has no member '${member}', allowed are ${INPUT_MEMBERS.join(', ')}`;
  if (name === 'util' && !UTIL_MEMBERS.includes(member)) return `'$util' has no member '${member}', allowed are ${UTIL_MEMBERS.join(', ')}`;
  if (name !== 'context' || !contextVariables) return undefined;
  const end = steps.findIndex((step) => step.kind !== 'property');
  const path = steps.slice(0, end < 0 ? undefined : end).map((step) => (step.kind === 'property' ? step.name : '')).join('.');
  return path === '' || isVariable(path, contextVariables) ? undefined : `unknown variable '$context.${path}'`;
}

/** A variable, something below a family, or an object that holds variables. */
function isVariable(path: string, { names, families }: NonNullable<KnownNames['contextVariables']>): boolean {
  if (names.has(path) || families.some((family) => path.startsWith(family))) return true;
  return [...names, ...families].some((name) => name.startsWith(`${path}.`));
}

function constantLength(items: Expression): number | undefined {
  if (items.kind !== 'range' || items.from.kind !== 'literal' || items.to.kind !== 'literal') return undefined;
  const [from, to] = [items.from.value, items.to.value];
  if (from instanceof Double || to instanceof Double) return undefined;
  return Math.abs(Number(to) - Number(from)) + 1;
}

interface Visitor {
  reference(reference: Reference): void;
  foreach(items: Expression, at: Position): void;
  /** A name that the template itself gives a value. */
  assigned(name: string): void;
}

function walkTemplate(template: Template, visitor: Visitor): void {
  walkNodes(template.nodes, visitor);
  for (const macro of template.macros.values()) walkNodes(macro.body, visitor);
}

function walkNodes(nodes: readonly Node[], visitor: Visitor): void {
  for (const node of nodes) {
    switch (node.kind) {
      case 'reference':
        walkReference(node.reference, visitor);
        break;
      case 'set':
        visitor.assigned(node.target.name);
        walkReference(node.target, visitor);
        walkExpression(node.value, visitor);
        break;
      case 'if':
        for (const { condition, body } of node.branches) {
          walkExpression(condition, visitor);
          walkNodes(body, visitor);
        }
        walkNodes(node.otherwise ?? [], visitor);
        break;
      case 'foreach':
        visitor.assigned(node.variable);
        visitor.foreach(node.items, node.at);
        walkExpression(node.items, visitor);
        walkNodes(node.body, visitor);
        break;
      case 'define':
        visitor.assigned(node.variable);
        walkNodes(node.body, visitor);
        break;
      case 'call':
        for (const arg of node.args) walkExpression(arg, visitor);
        walkNodes(node.body ?? [], visitor);
        break;
      case 'text':
      case 'break':
      case 'stop':
        break;
    }
  }
}

function walkReference(reference: Reference, visitor: Visitor): void {
  visitor.reference(reference);
  for (const step of reference.steps) {
    if (step.kind === 'index') walkExpression(step.index, visitor);
    if (step.kind === 'method') for (const arg of step.args) walkExpression(arg, visitor);
  }
}

function walkExpression(expression: Expression, visitor: Visitor): void {
  switch (expression.kind) {
    case 'reference': return walkReference(expression.reference, visitor);
    case 'interpolated': return walkNodes(expression.nodes, visitor);
    case 'list': return expression.items.forEach((item) => walkExpression(item, visitor));
    case 'range': return [expression.from, expression.to].forEach((end) => walkExpression(end, visitor));
    case 'map': return expression.entries.forEach((entry) => entry.forEach((part) => walkExpression(part, visitor)));
    case 'not': return walkExpression(expression.operand, visitor);
    case 'binary': return [expression.left, expression.right].forEach((side) => walkExpression(side, visitor));
    case 'literal': return undefined;
  }
}
