import { RuntimeProcess } from './runtime-process';

/** What has to be held to its memory. */
interface Watched {
  checkMemory(): void;
}

/** Milliseconds of real time between two looks at the memory of what runs. */
const MEMORY_INTERVAL = 200;

/**
 * Starts the processes of functions, and keeps one started ahead, so that a cold start need not wait for Node: it only loads
 * the function's code.
 */
export class ProcessSource {
  private spare?: RuntimeProcess;
  private readonly watched = new Set<Watched>();
  private timer?: NodeJS.Timeout;
  private closed = false;

  /** Starts a process ahead, for a function with that much memory. */
  prepare(memorySize: number): void {
    if (this.closed || this.spare !== undefined) return;
    const spare = new RuntimeProcess(memorySize);
    spare.standBy(() => void (this.spare = this.spare === spare ? undefined : this.spare));
    this.spare = spare;
  }

  /** @param environment the function's; what Node reads of it as it starts cannot come later */
  take(memorySize: number, environment: Readonly<Record<string, string>>): RuntimeProcess {
    const { spare } = this;
    const early = Object.entries(environment).filter(([name]) => name.startsWith('NODE_'));
    if (early.length > 0) return new RuntimeProcess(memorySize, Object.fromEntries(early));
    if (spare === undefined) return new RuntimeProcess(memorySize);
    this.spare = undefined;
    if (spare.memorySize === memorySize) return spare;
    void spare.close();
    return new RuntimeProcess(memorySize);
  }

  watchMemory(environment: Watched): void {
    this.watched.add(environment);
    this.timer ??= setInterval(() => this.checkMemory(), MEMORY_INTERVAL).unref();
  }

  unwatchMemory(environment: Watched): void {
    this.watched.delete(environment);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await this.spare?.close();
  }

  private checkMemory(): void {
    if (this.watched.size === 0) {
      clearInterval(this.timer);
      this.timer = undefined;
    }
    for (const environment of this.watched) environment.checkMemory();
  }
}
