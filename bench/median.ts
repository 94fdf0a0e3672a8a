/** The median time of an action in milliseconds, after some rounds that do not count. */
export function median(rounds: number, measure: () => unknown, warmUp = 1): number {
  const times = Array.from({ length: warmUp + rounds }, () => {
    const start = performance.now();
    measure();
    return performance.now() - start;
  });
  return times.slice(warmUp).sort((a, b) => a - b)[Math.floor(rounds / 2)];
}
