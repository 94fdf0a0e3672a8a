import type { Position } from './ast';

/** A template that cannot be parsed. */
export class VtlSyntaxError extends Error {
  constructor(readonly reason: string, readonly at: Position) {
    super(`${reason} at line ${at.line}, column ${at.column}`);
    this.name = 'VtlSyntaxError';
  }

  get line(): number {
    return this.at.line;
  }

  get column(): number {
    return this.at.column;
  }
}

/** A template that failed while it was rendered, as an exception in a Java method makes it. */
export class VtlRenderError extends Error {
  override readonly name = 'VtlRenderError';
}
