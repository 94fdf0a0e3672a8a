/** Milliseconds in which lines are gathered: too short to be seen, long enough to spare a busy endpoint a write for each request. */
const INTERVAL = 20;

/** Text on its way to a slow place. */
export interface Batched {
  write(text: string): void;
  flush(): void;
}

/** Writes the first text at once, and what follows within some milliseconds together. */
export function batched(write: (text: string) => void): Batched {
  let waiting = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === '') return;
    const text = waiting;
    waiting = '';
    write(text);
  };
  return {
    write(text) {
      if (timer !== undefined) {
        waiting += text;
        return;
      }
      write(text);
      timer = setTimeout(flush, INTERVAL).unref();
    },
    flush,
  };
}
