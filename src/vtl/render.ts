import { callMethod, getIndex, getProperty, itemsOf, setMember } from './access';
import type { Expression, Macro, MacroCall, Node, Reference, Step, Template } from './ast';
import { VtlList, VtlMap } from './collections';
import { VtlRenderError } from './errors';
import { Foreach } from './foreach';
import { toDouble, isNumber } from './number';
import { applyOperator } from './operators';
import type { VtlValue } from './value';

/** What names mean in a template; `#set` changes it. */
export type Scope = Map<string, VtlValue>;

/** Rounds of one `#foreach`; the rest is left out, as API Gateway does. */
export const MAX_LOOPS = 1000;
const MAX_MACRO_DEPTH = 20;
/** Nodes rendered in all. The service has a time limit instead; this one does not depend on the machine. */
const MAX_STEPS = 2_000_000;

/**
 * Renders a template. As in API Gateway, a reference to nothing is the empty string, printed or used.
 *
 * @throws VtlRenderError where a method throws in the service, which then answers 500
 */
export function render(template: Template, scope: Scope): string {
  const renderer = new Renderer(template.macros, scope);
  renderer.nodes(template.nodes);
  return renderer.output.join('');
}

type Outcome = 'on' | 'break' | 'stop';
/** A value, a `#define`d block or a macro's argument: the last two are evaluated at each use. */
type Late = { readonly evaluate: () => VtlValue };

class Renderer {
  output: string[] = [];
  private readonly late = new Map<string, Late>();
  private loop: Foreach | undefined;
  private depth = 0;
  private steps = 0;

  constructor(private readonly macros: ReadonlyMap<string, Macro>, private readonly scope: Scope) {}

  nodes(nodes: readonly Node[]): Outcome {
    for (const node of nodes) {
      const outcome = this.node(node);
      if (outcome !== 'on') return outcome;
    }
    return 'on';
  }

  private node(node: Node): Outcome {
    this.steps += 1;
    if (this.steps > MAX_STEPS) throw new VtlRenderError(`the template needs more than ${MAX_STEPS} steps`);
    switch (node.kind) {
      case 'text':
        this.output.push(node.text);
        return 'on';
      case 'reference':
        this.output.push(String(this.reference(node.reference)));
        return 'on';
      case 'set':
        this.set(node.target, this.evaluate(node.value));
        return 'on';
      case 'if': {
        const branch = node.branches.find(({ condition }) => this.holds(condition));
        return this.nodes(branch?.body ?? node.otherwise ?? []);
      }
      case 'foreach': return this.foreach(node.variable, this.evaluate(node.items), node.body);
      case 'define':
        this.define(node.variable, node.body);
        return 'on';
      case 'call': return this.call(node);
      case 'break': return 'break';
      case 'stop': return 'stop';
    }
  }

  /** The block is rendered at each use; inside itself it is nothing. */
  private define(variable: string, body: readonly Node[]): void {
    let open = false;
    this.bind(variable, () => {
      if (open) return '';
      open = true;
      const text = this.captured(body);
      open = false;
      return text;
    });
  }

  private foreach(variable: string, value: VtlValue, body: readonly Node[]): Outcome {
    const items = [...itemsOf(value) ?? []];
    const loop = new Foreach(items.length, this.loop);
    const restore = [variable, 'foreach', 'velocityCount', 'velocityHasNext'].map((name) => this.saved(name));
    this.loop = loop;
    let outcome: Outcome = 'on';
    for (; loop.index < Math.min(items.length, MAX_LOOPS) && outcome === 'on'; loop.index++) {
      this.assign(variable, items[loop.index]);
      this.assign('foreach', loop);
      this.assign('velocityCount', loop.index + 1);
      this.assign('velocityHasNext', loop.index + 1 < items.length);
      outcome = this.nodes(body);
    }
    this.loop = loop.parent;
    for (const put of restore) put();
    return outcome === 'stop' ? 'stop' : 'on';
  }

  private call(node: MacroCall): Outcome {
    const macro = this.macros.get(node.name);
    if (!macro) {
      this.output.push(node.source);
      return 'on';
    }
    this.depth += 1;
    if (this.depth > MAX_MACRO_DEPTH) throw new VtlRenderError(`macro '${node.name}' calls itself more than ${MAX_MACRO_DEPTH} levels deep`);
    const { body } = node;
    const bound = macro.parameters.map((name, i) => [name, node.args[i]] as const);
    const outer = new Map([...bound.map(([name]) => name), 'bodyContent'].map((name) => [name, this.lookup(name)] as const));
    const restore = [...outer.keys()].map((name) => this.saved(name));
    for (const [name, arg] of bound) this.bind(name, arg ? () => this.within(outer, () => this.evaluate(arg)) : () => '');
    if (body) this.bind('bodyContent', () => this.within(outer, () => this.captured(body)));
    const outcome = this.nodes(macro.body);
    for (const put of restore) put();
    this.depth -= 1;
    return outcome === 'stop' ? 'stop' : 'on';
  }

  /** Evaluates a macro's argument with the names of the caller, which the macro's parameters may hide. */
  private within(outer: ReadonlyMap<string, VtlValue | Late | undefined>, evaluate: () => VtlValue): VtlValue {
    const restore = [...outer.keys()].map((name) => this.saved(name));
    for (const [name, value] of outer) this.put(name, value);
    const result = evaluate();
    for (const put of restore) put();
    return result;
  }

  private captured(body: readonly Node[]): string {
    const outer = this.output;
    this.output = [];
    this.nodes(body);
    const text = this.output.join('');
    this.output = outer;
    return text;
  }

  private evaluate(expression: Expression): VtlValue {
    switch (expression.kind) {
      case 'literal': return expression.value;
      case 'interpolated': return this.captured(expression.nodes);
      case 'list': return new VtlList(expression.items.map((item) => this.evaluate(item)));
      case 'range': return range(this.evaluate(expression.from), this.evaluate(expression.to));
      case 'map': return new VtlMap(expression.entries.map(([key, value]) => [this.evaluate(key), this.evaluate(value)] as const));
      case 'reference': return this.reference(expression.reference);
      case 'not': return !this.holds(expression.operand);
      case 'binary': {
        const { operator, left, right } = expression;
        if (operator === '&&') return this.holds(left) && this.holds(right);
        if (operator === '||') return this.holds(left) || this.holds(right);
        return applyOperator(operator, this.evaluate(left), this.evaluate(right));
      }
    }
  }

  /**
   * A condition, as Velocity 1.7 judges it: a reference holds unless it is `false` (nothing is the empty
   * string here, and that holds, too); of all else only what is a boolean can hold.
   */
  private holds(expression: Expression): boolean {
    const value = this.evaluate(expression);
    return expression.kind === 'reference' ? value !== false : value === true;
  }

  private reference({ name, steps }: Reference): VtlValue {
    let value = this.value(name);
    for (const step of steps) {
      if (value === null) return '';
      value = this.step(value, step) ?? null;
    }
    return value ?? '';
  }

  private step(value: Exclude<VtlValue, null>, step: Step): VtlValue | undefined {
    if (step.kind === 'property') return getProperty(value, step.name);
    if (step.kind === 'index') return getIndex(value, this.evaluate(step.index));
    return callMethod(value, step.name, step.args.map((arg) => this.evaluate(arg)));
  }

  /** Velocity ignores a `#set` to nothing: the old value stays. */
  private set(target: Reference, value: VtlValue): void {
    if (value === null) return;
    const last = target.steps.at(-1);
    if (!last) return this.assign(target.name, value);
    if (last.kind === 'method') return;
    const holder = this.reference({ ...target, steps: target.steps.slice(0, -1) });
    setMember(holder, last.kind === 'property' ? last.name : this.evaluate(last.index), value);
  }

  private value(name: string): VtlValue {
    const late = this.late.get(name);
    return late ? late.evaluate() : this.scope.get(name) ?? null;
  }

  private lookup(name: string): VtlValue | Late | undefined {
    return this.late.get(name) ?? this.scope.get(name);
  }

  private assign(name: string, value: VtlValue): void {
    this.late.delete(name);
    this.scope.set(name, value);
  }

  private bind(name: string, evaluate: () => VtlValue): void {
    this.late.set(name, { evaluate });
  }

  private put(name: string, value: VtlValue | Late | undefined): void {
    this.late.delete(name);
    if (isLate(value)) this.late.set(name, value);
    else if (value === undefined) this.scope.delete(name);
    else this.scope.set(name, value);
  }

  /** Remembers a name's meaning; the result puts it back. */
  private saved(name: string): () => void {
    const value = this.lookup(name);
    return () => this.put(name, value);
  }
}

function isLate(value: VtlValue | Late | undefined): value is Late {
  return typeof value === 'object' && value !== null && 'evaluate' in value;
}

function range(from: VtlValue, to: VtlValue): VtlValue {
  if (!isNumber(from) || !isNumber(to)) return null;
  const [start, end] = [toDouble(from), toDouble(to)];
  const step = start <= end ? 1 : -1;
  const length = Math.abs(end - start) + 1;
  if (length > MAX_STEPS) throw new VtlRenderError(`a range of ${length} numbers is too long`);
  return new VtlList(Array.from({ length }, (_, i) => start + i * step));
}
