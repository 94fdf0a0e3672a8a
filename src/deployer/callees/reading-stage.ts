import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { ControlPlane } from '../control-plane';
import type { RestStageSummary } from '../live';
import { isProcessRunning } from '../process-running';

const PREFIX = 'gatehouse-reading-';

/** Reading a deployment takes seconds. After this, nobody is at it any more. */
const STALE_MILLIS = 120_000;

/** The name of a stage that is made to read a deployment which no stage serves, and removed again. */
export function readingStageName(): string {
  return `${PREFIX}${randomBytes(4).toString('hex')}`;
}

export function isReadingStage(stageName: string): boolean {
  return stageName.startsWith(PREFIX);
}

/** Says which process reads, so that another can see whether it still does. */
export function readingStageDescription(): string {
  return `Reads what a deployment calls, for process ${process.pid} on ${hostname()}; removed at once`;
}

/** Removes the stages for reading that interrupted commands left behind. @returns the API's stages */
export async function removeStaleReadingStages(controlPlane: ControlPlane, apiId: string): Promise<ReadonlyMap<string, RestStageSummary>> {
  const stages = await controlPlane.restStages(apiId);
  const stale = [...stages].filter(([name, stage]) => isReadingStage(name) && isStale(stage)).map(([name]) => name);
  for (const name of stale) await controlPlane.deleteRestStage(apiId, name);
  return new Map([...stages].filter(([name]) => !stale.includes(name)));
}

/** A process runs one command at a time, so that a stage of its own is left from an earlier one. */
function isStale({ description = '', createdDate }: RestStageSummary): boolean {
  const [, pid, host] = /process (\d+) on (.+);/.exec(description) ?? [];
  if (host === hostname()) return Number(pid) === process.pid || !isProcessRunning(Number(pid));
  return Date.now() - (createdDate?.getTime() ?? 0) > STALE_MILLIS;
}
