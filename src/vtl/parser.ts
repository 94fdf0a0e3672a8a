import type { Branch, Expression, Macro, Node, Reference, Template } from './ast';
import { parseExpression, parseOperand, parseReference, type ParseNested } from './expression-parser';
import { Scanner } from './scanner';

/** A line's end after a directive belongs to the directive. */
const LINE_END = /[ \t]*(?:\r\n|\n|\r)/y;
const DIRECTIVE = /#(?:\{([a-zA-Z_]\w*)\}|((?:set|if|elseif|else|end|foreach|break|stop|macro|define)(?!\w)|@?[a-zA-Z_][\w-]*))/y;
const KEYWORDS = new Set(['set', 'if', 'elseif', 'else', 'end', 'foreach', 'break', 'stop', 'macro', 'define']);

/**
 * Parses a mapping template.
 *
 * @throws VtlSyntaxError where API Gateway would answer 500
 */
export function parseTemplate(text: string): Template {
  const macros = new Map<string, Macro>();
  return { nodes: new TemplateParser(new Scanner(text), macros).parse(), macros };
}

class TemplateParser {
  private readonly nested: ParseNested;

  constructor(private readonly scanner: Scanner, private readonly macros: Map<string, Macro>, private readonly inString = false) {
    this.nested = (text, at) => new TemplateParser(new Scanner(text, at), macros, true).parse();
  }

  parse(): Node[] {
    const nodes = this.block();
    if (!this.scanner.done) throw this.scanner.error(`${this.scanner.found()} without a directive to end`);
    return nodes;
  }

  /** Nodes up to the end of the text, or to the `#end`, `#else` or `#elseif` that ends them. */
  private block(): Node[] {
    const nodes: Node[] = [];
    let text = '';
    const flush = () => {
      if (text !== '') nodes.push({ kind: 'text', text });
      text = '';
    };
    while (!this.scanner.done) {
      const plain = this.scanner.take(/[^$#\\]+/y);
      if (plain) {
        text += this.withoutIndentOfSet(plain[0], text === '');
        continue;
      }
      const escaped = this.escapes();
      if (escaped !== '') {
        text += escaped;
        flush();
        continue;
      }
      const literal = this.literal();
      if (literal !== undefined) {
        text += literal;
        flush();
        continue;
      }
      if (['end', 'else', 'elseif'].includes(this.directiveHere() ?? '')) break;
      const node = this.node();
      if (node) {
        flush();
        if (node !== 'nothing') nodes.push(node);
      } else {
        if (!this.inString && this.scanner.look(/[$#]$/y)) throw this.scanner.error(`a template cannot end with ${this.scanner.found()}`);
        text += this.scanner.take(/\$!(?!\{)/y) ? '$' : this.scanner.take(/[^]?/y)![0];
      }
    }
    flush();
    return nodes;
  }

  /** Blanks between anything but text and a `#set` belong to the `#set`. */
  private withoutIndentOfSet(text: string, first: boolean): string {
    return first && /^[ \t]+$/.test(text) && this.scanner.look(/#(?:set|\{set\})[ \t]*\(/y) ? '' : text;
  }

  /** Backslashes before a reference or a directive: pairs print one, an odd one makes what follows text. */
  private escapes(): string {
    const found = this.scanner.look(/\\+/y);
    if (!found) return '';
    const count = found[0].length;
    this.scanner.position += count;
    const start = this.scanner.position;
    const escapable = this.scanner.look(/\$/y) ? parseReference(this.scanner, this.nested) !== undefined : KEYWORDS.has(this.directiveHere() ?? '');
    if (!escapable) return found[0];
    if (count % 2 === 0) {
      this.scanner.position = start;
      return '\\'.repeat(count / 2);
    }
    if (this.scanner.position === start) this.scanner.take(DIRECTIVE);
    return '\\'.repeat((count - 1) / 2) + this.scanner.text.slice(start, this.scanner.position);
  }

  private literal(): string | undefined {
    if (!this.scanner.look(/#\[\[/y)) return undefined;
    const found = this.scanner.take(/#\[\[([^]*?)\]\]#/y);
    if (!found) throw this.scanner.error("'#[[' without ']]#'");
    return found[1];
  }

  private directiveHere(): string | undefined {
    const found = this.scanner.look(DIRECTIVE);
    return found?.[1] ?? found?.[2];
  }

  private node(): Node | 'nothing' | undefined {
    const reference = parseReference(this.scanner, this.nested);
    if (reference) return { kind: 'reference', reference };
    if (this.comment()) return 'nothing';
    const start = this.scanner.position;
    const found = this.scanner.take(DIRECTIVE);
    if (!found) return undefined;
    const node = this.directive(found[1] ?? found[2], start);
    if (!node) this.scanner.position = start;
    return node;
  }

  private comment(): boolean {
    if (this.scanner.take(/##[^\r\n]*(?:\r\n|\n|\r)?/y)) return true;
    if (!this.scanner.look(/#\*/y)) return false;
    if (!this.scanner.take(/#\*[^]*?\*#/y)) throw this.scanner.error("'#*' without '*#'");
    return true;
  }

  private directive(name: string, start: number): Node | 'nothing' | undefined {
    switch (name) {
      case 'set': return this.set();
      case 'if': return this.if(start);
      case 'foreach': return this.foreach(start);
      case 'break': return { kind: 'break' };
      case 'stop': return { kind: 'stop' };
      case 'define': return this.define(start);
      case 'macro': return this.macro(start);
      default: return this.call(name, start);
    }
  }

  private set(): Node {
    this.open('#set');
    const target = this.target('#set');
    this.scanner.skipSpace();
    this.scanner.expect('=', "in '#set'");
    const value = parseExpression(this.scanner, this.nested);
    this.close();
    return { kind: 'set', target, value };
  }

  private if(start: number): Node {
    const branches: Branch[] = [this.branch('#if')];
    for (;;) {
      const name = this.directiveHere();
      if (name === 'elseif') {
        this.scanner.take(DIRECTIVE);
        branches.push(this.branch('#elseif'));
      } else if (name === 'else') {
        this.scanner.take(DIRECTIVE);
        this.scanner.take(LINE_END);
        const otherwise = this.block();
        this.end('#if', start);
        return { kind: 'if', branches, otherwise };
      } else {
        this.end('#if', start);
        return { kind: 'if', branches };
      }
    }
  }

  private branch(name: string): Branch {
    this.open(name);
    const condition = parseExpression(this.scanner, this.nested);
    this.close();
    return { condition, body: this.block() };
  }

  private foreach(start: number): Node {
    const at = this.scanner.at(start);
    this.open('#foreach');
    const variable = this.target('#foreach').name;
    this.scanner.skipSpace();
    this.scanner.expect('in', "in '#foreach'");
    const items = parseOperand(this.scanner, this.nested);
    this.close();
    const body = this.block();
    this.end('#foreach', start);
    return { kind: 'foreach', variable, items, body, at };
  }

  private define(start: number): Node {
    this.open('#define');
    const variable = this.target('#define').name;
    this.close();
    const body = this.block();
    this.end('#define', start);
    return { kind: 'define', variable, body };
  }

  private macro(start: number): 'nothing' {
    this.open('#macro');
    this.scanner.skipSpace();
    const name = this.scanner.take(/[a-zA-Z_][\w-]*/y)?.[0];
    if (name === undefined) throw this.scanner.error(`expected the name of a macro, found ${this.scanner.found()}`);
    const parameters = this.args().map((arg) => {
      if (arg.kind !== 'reference') throw this.scanner.error(`parameters of '#macro' must be references, in macro '${name}'`);
      return arg.reference.name;
    });
    const body = this.block();
    this.end('#macro', start);
    if (!this.macros.has(name)) this.macros.set(name, { parameters, body });
    return 'nothing';
  }

  /** A call of a macro that may be defined further down; anything that does not read as one is text. */
  private call(written: string, start: number): Node | undefined {
    const block = written.startsWith('@');
    const name = block ? written.slice(1) : written;
    let args: readonly Expression[] = [];
    if (this.scanner.take(/[ \t]*\(/y)) {
      try {
        args = this.args();
      } catch (error) {
        if (this.macros.has(name)) throw error;
        return undefined;
      }
    } else if (!this.macros.has(name)) {
      return undefined;
    }
    if (!block) return { kind: 'call', name, args, source: this.scanner.text.slice(start, this.scanner.position) };
    const body = this.block();
    this.end(`#@${name}`, start);
    return { kind: 'call', name, args, body, source: this.scanner.text.slice(start, this.scanner.position) };
  }

  /** Arguments with blanks or commas between them, and the closing parenthesis. */
  private args(): Expression[] {
    const args: Expression[] = [];
    for (;;) {
      this.scanner.take(/[ \t\r\n]*,?[ \t\r\n]*/y);
      if (this.scanner.look(/\)/y)) break;
      args.push(parseOperand(this.scanner, this.nested));
    }
    this.close();
    return args;
  }

  private target(directive: string): Reference {
    this.scanner.skipSpace();
    const reference = parseReference(this.scanner, this.nested);
    if (!reference) throw this.scanner.error(`expected a reference in '${directive}', found ${this.scanner.found()}`);
    return reference;
  }

  private open(directive: string): void {
    this.scanner.skipSpace();
    this.scanner.expect('(', `after '${directive}'`);
  }

  private close(): void {
    this.scanner.skipSpace();
    this.scanner.expect(')', 'to end the directive');
    this.scanner.take(LINE_END);
  }

  private end(directive: string, start: number): void {
    if (this.directiveHere() !== 'end') throw this.scanner.error(`'${directive}' without '#end'`, start);
    this.scanner.take(DIRECTIVE);
    this.scanner.take(LINE_END);
  }
}
