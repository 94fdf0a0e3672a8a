import type { Clock } from './clock';

/** The machine's time. */
export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }

  after(millis: number, callback: () => void): () => void {
    const timer = setTimeout(callback, millis);
    return () => clearTimeout(timer);
  }
}
