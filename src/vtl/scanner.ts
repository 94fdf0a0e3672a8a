import type { Position } from './ast';
import { VtlSyntaxError } from './errors';

/** A cursor over template text. Patterns given to it must be sticky. */
export class Scanner {
  position = 0;

  constructor(readonly text: string, private readonly origin: Position = { line: 1, column: 1 }) {}

  get done(): boolean {
    return this.position >= this.text.length;
  }

  /** What stands here, without moving. */
  look(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    return pattern.exec(this.text) ?? undefined;
  }

  /** What stands here, moving past it. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const found = this.look(pattern);
    if (found) this.position += found[0].length;
    return found;
  }

  takeText(text: string): boolean {
    if (!this.text.startsWith(text, this.position)) return false;
    this.position += text.length;
    return true;
  }

  expect(text: string, where: string): void {
    if (!this.takeText(text)) throw this.error(`expected '${text}' ${where}, found ${this.found()}`);
  }

  skipSpace(): void {
    this.take(/[ \t\r\n]*/y);
  }

  at(position = this.position): Position {
    const before = this.text.slice(0, position).split(/\r\n|\n|\r/);
    const line = this.origin.line + before.length - 1;
    return { line, column: before[before.length - 1].length + (before.length === 1 ? this.origin.column : 1) };
  }

  /** What stands here, for a message. */
  found(): string {
    return this.done ? 'the end of the template' : `'${this.text.slice(this.position, this.position + 12).split(/[\r\n]/)[0] || '\\n'}'`;
  }

  error(reason: string, position = this.position): VtlSyntaxError {
    return new VtlSyntaxError(reason, this.at(position));
  }
}
