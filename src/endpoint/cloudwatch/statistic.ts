import type { Samples } from './metric-store';
import { AwsError } from '../service';

const SIMPLE: Readonly<Record<string, (samples: Samples) => number>> = {
  SampleCount: countOf,
  Sum: sumOf,
  Average: (samples) => sumOf(samples) / countOf(samples),
  Minimum: (samples) => Math.min(...samples.keys()),
  Maximum: (samples) => Math.max(...samples.keys()),
};

/** One statistic of some samples: `Sum`, `Average`, … or a percentile such as `p99` or `p99.9`. */
export function statisticOf(samples: Samples, statistic: string): number {
  if (Object.hasOwn(SIMPLE, statistic)) return SIMPLE[statistic](samples);
  const percent = /^p(\d{1,2}(?:\.\d+)?|100)$/.exec(statistic)?.[1];
  if (percent === undefined) {
    throw new AwsError('InvalidParameterValueException',
      `The value ${statistic} for parameter Stat is not supported here. Must be SampleCount, Sum, Average, Minimum, Maximum or a percentile such as p99`);
  }
  return percentile(samples, Number(percent) / 100);
}

/** The smallest value that so large a part of the samples does not exceed. */
function percentile(samples: Samples, part: number): number {
  const rank = Math.max(1, Math.ceil(part * countOf(samples) - 1e-9));
  let seen = 0;
  for (const [value, count] of [...samples].sort(([a], [b]) => a - b)) {
    seen += count;
    if (seen >= rank) return value;
  }
  return NaN;
}

function countOf(samples: Samples): number {
  let count = 0;
  for (const times of samples.values()) count += times;
  return count;
}

function sumOf(samples: Samples): number {
  let sum = 0;
  for (const [value, times] of samples) sum += value * times;
  return sum;
}
