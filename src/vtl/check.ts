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

/** Finds syntax errors, unknown members of `$context`, `$input` and `$util`, and loops that will be cut short. */
export function checkTemplate(text: string, known: KnownNames = {}): readonly TemplateProblem[] {
  let template: Template;
  try {
    template = parseTemplate(text);
  } catch (error) {
    if (error instanceof VtlSyntaxError) return [{ message: error.reason, line: error.line, column: error.column }];
    throw error;
  }
  const problems: TemplateProblem[] = [];
  walkTemplate(template, {
    reference: (reference) => {
      const message = unknownMember(reference, known);
      if (message !== undefined) problems.push({ message, ...reference.at });
    },
    foreach: (items, at) => {
      const rounds = constantLength(items);
      if (rounds !== undefined && rounds > MAX_LOOPS) {
        problems.push({ message: `'#foreach' ends after ${MAX_LOOPS} rounds, got a range of ${rounds}`, ...at });
      }
    },
  });
  return problems;
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
        visitor.foreach(node.items, node.at);
        walkExpression(node.items, visitor);
        walkNodes(node.body, visitor);
        break;
      case 'define':
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
