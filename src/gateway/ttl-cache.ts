import type { Clock } from './clock';

/** A bounded cache whose entries end with time; the oldest entry makes room. */
export class TtlCache<T> {
  private readonly entries = new Map<string, { readonly value: T; readonly until: number }>();

  constructor(private readonly clock: Clock, private readonly capacity = 10_000) {}

  get(key: string): T | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    if (this.clock.now() < entry.until) return entry.value;
    this.entries.delete(key);
    return undefined;
  }

  /** @param ttl seconds */
  set(key: string, value: T, ttl: number): void {
    this.entries.delete(key);
    this.entries.set(key, { value, until: this.clock.now() + ttl * 1000 });
    if (this.entries.size > this.capacity) this.entries.delete(this.entries.keys().next().value!);
  }

  /** Forgets what begins with `prefix`. */
  clear(prefix = ''): void {
    for (const key of [...this.entries.keys()]) if (key.startsWith(prefix)) this.entries.delete(key);
  }
}
