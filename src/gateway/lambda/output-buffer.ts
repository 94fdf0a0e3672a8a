/** Lines kept of one invocation at most: a function that logs in a loop must not fill the host's memory. */
const MAXIMUM_LINES = 400_000;
const MAXIMUM_CHARACTERS = 64 * 1024 * 1024;

/** What one invocation wrote. Beyond its bounds the oldest lines are lost, half at a time. */
export class OutputBuffer {
  private kept: string[] = [];
  private characters = 0;

  add(line: string): void {
    this.kept.push(line);
    this.characters += line.length;
    if (this.kept.length <= MAXIMUM_LINES && this.characters <= MAXIMUM_CHARACTERS) return;
    this.kept = this.kept.slice(Math.ceil(this.kept.length / 2));
    this.characters = this.kept.reduce((sum, { length }) => sum + length, 0);
  }

  get lines(): readonly string[] {
    return this.kept;
  }
}
