import type { DeploymentSummary } from './live';

/** The stage's tag in which releases are remembered. */
export const RELEASE_TAG = 'gatehouse:release';

/** The tag with the canary that was rolled back: one of its own, so that commands at once do not overwrite each other's. */
export const REJECTED_TAG = 'gatehouse:rejected-deployment';

/**
 * What a stage remembers of its releases, written before traffic moves: `current=b previous=a next=c`, and `d` rejected.
 * Which of them holds follows from what the stage serves.
 */
export interface ReleaseRecord {
  /** What the last release that is known of made the stage serve. */
  readonly current?: string;
  /** What the stage served before that release. */
  readonly previous?: string;
  /** What a release has begun to make the stage serve. */
  readonly next?: string;
  /** The canary that was rolled back last. */
  readonly rejected?: string;
}

const FIELDS = ['current', 'previous', 'next'] as const;

export function parseRecord(tags: Readonly<Record<string, string>>): ReleaseRecord {
  const fields = new Map((tags[RELEASE_TAG] ?? '').split(' ').map((field) => field.split('=') as [string, string]));
  const rejected = tags[REJECTED_TAG];
  return {
    ...Object.fromEntries(FIELDS.flatMap((name) => fields.get(name) ? [[name, fields.get(name)]] : [])),
    ...rejected ? { rejected } : {},
  };
}

/** The tags of a record that differ from what the stage has. */
export function changedTags(record: ReleaseRecord, tags: Readonly<Record<string, string>>): Record<string, string> {
  const wanted = {
    [RELEASE_TAG]: FIELDS.flatMap((name) => record[name] ? [`${name}=${record[name]}`] : []).join(' '),
    [REJECTED_TAG]: record.rejected ?? '',
  };
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => value !== (tags[name] ?? '')));
}

/**
 * The record in the light of what the stage serves: a release that was begun has either happened or not, and traffic may
 * have been moved by something else, such as a plain `cdk deploy`.
 */
export function upToDate(record: ReleaseRecord, served: string, newestFirst: readonly DeploymentSummary[]): ReleaseRecord {
  const { current, previous, next, rejected } = record;
  if (current === undefined) return { current: served, rejected };
  if (next === served) return { current: served, previous: current, rejected };
  if (served === current) return { current, previous, rejected };
  // On something older the stage was rolled back, which is no release.
  const age = (id: string) => newestFirst.findIndex((deployment) => deployment.id === id);
  const isNewer = age(served) >= 0 && age(current) >= 0 && age(served) < age(current);
  return isNewer ? { current: served, previous: current, rejected } : { current, previous, rejected };
}

/** The record with which a release from `served` to `next` begins. */
export function begin(record: ReleaseRecord, served: string, next: string): ReleaseRecord {
  const { current, previous, rejected } = record;
  // After a rollback the stage's own deployment is what the new release replaces.
  return { current: served, previous: served === current ? previous : undefined, next, rejected };
}

/**
 * What the stage served before its last completed release; never a canary that was rolled back. Where no release was
 * recorded, the deployment that was created before the one that serves.
 */
export function previousDeployment(record: ReleaseRecord, served: string, newestFirst: readonly DeploymentSummary[]): string | undefined {
  const { previous, rejected } = upToDate(record, served, newestFirst);
  if (record.current !== undefined) return previous;
  const older = newestFirst.slice(newestFirst.findIndex(({ id }) => id === served) + 1);
  return older.find(({ id }) => id !== rejected)?.id;
}
