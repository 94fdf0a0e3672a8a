import type { Outcome } from './execution-environment';
import type { FunctionConfiguration } from './function';

const MEGABYTE = 1024 * 1024;

/** The lines of one invocation in the function's log. "Max Memory Used" is the heap of the function's process. */
export function reportLines(configuration: FunctionConfiguration, requestId: string, outcome: Outcome): string[] {
  const { duration, initDuration } = outcome;
  const report = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${duration.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(duration + (initDuration ?? 0))} ms`,
    `Memory Size: ${configuration.memorySize} MB`,
    `Max Memory Used: ${Math.ceil(outcome.heapUsed / MEGABYTE)} MB`,
    ...(initDuration === undefined ? [] : [`Init Duration: ${initDuration.toFixed(2)} ms`]),
  ];
  return [`START RequestId: ${requestId} Version: ${configuration.version}`, ...outcome.output, `END RequestId: ${requestId}`, report.join('\t')];
}
