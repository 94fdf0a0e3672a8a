import type { Clock } from './clock';

interface Alarm {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
}

/** Time that passes only when told to. */
export class VirtualClock implements Clock {
  private readonly alarms = new Set<Alarm>();
  private time: number;
  private order = 0;

  /** @param start an ISO date or milliseconds since 1970 */
  constructor(start: string | number = 0) {
    this.time = typeof start === 'number' ? start : Date.parse(start);
    if (Number.isNaN(this.time)) throw new Error(`start must be an ISO date or a number of milliseconds, got '${start}'`);
  }

  now(): number {
    return this.time;
  }

  after(millis: number, callback: () => void): () => void {
    const alarm = { at: this.time + Math.max(0, millis), order: this.order++, callback };
    this.alarms.add(alarm);
    return () => this.alarms.delete(alarm);
  }

  /** Lets time pass; callbacks run in the order in which they are due, each at its own moment. */
  advance(millis: number): void {
    const end = this.time + millis;
    for (let next = this.due(end); next !== undefined; next = this.due(end)) {
      this.alarms.delete(next);
      this.time = next.at;
      next.callback();
    }
    this.time = end;
  }

  private due(end: number): Alarm | undefined {
    let first: Alarm | undefined;
    for (const alarm of this.alarms) {
      if (alarm.at > end) continue;
      if (first === undefined || alarm.at < first.at || (alarm.at === first.at && alarm.order < first.order)) first = alarm;
    }
    return first;
  }
}
