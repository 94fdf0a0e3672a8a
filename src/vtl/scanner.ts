import type { Position } from './ast';
import { VtlSyntaxError } from './errors';

/** A cursor over template text. Patterns given to it must be sticky. */
export class Scanner {
  position = 0;
  private lineStarts?: readonly number[];

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

  /** Every reference asks for its place, so the lines are found once. */
  at(position = this.position): Position {
    this.lineStarts ??= [0, ...[...this.text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: { length } }) => index + length)];
    let [line, after] = [0, this.lineStarts.length];
    while (after - line > 1) {
      const middle = Math.floor((line + after) / 2);
      if (this.lineStarts[middle] <= position) line = middle;
      else after = middle;
    }
    return { line: this.origin.line + line, column: position - this.lineStarts[line] + (line === 0 ? this.origin.column : 1) };
  }

  /** What stands here, for a message. */
  found(): string {
    return this.done ? 'the end of the template' : `'${this.text.slice(this.position, this.position + 12).split(/[\r\n]/)[0] || '\\n'}'`;
  }

  error(reason: string, position = this.position): VtlSyntaxError {
    return new VtlSyntaxError(reason, this.at(position));
  }
}
