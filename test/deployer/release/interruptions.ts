import type { Fault } from './faulty-proxy';
import { ReleaseLab, type Verb, type WrongAnswer } from './release-lab';
import type { Flavor } from './versions';
import type { CanaryStatus } from '../../../src/deployer';

/** What went wrong in an interruption. */
export interface Trouble {
  readonly interruption: string;
  readonly what: string;
}

export interface Interruptions {
  readonly count: number;
  /** Interruptions that hit a command before it had ended. */
  readonly cut: number;
  readonly requests: number;
  readonly troubles: readonly Trouble[];
}

const FAULTS: readonly Fault[] = ['before', 'after', 'error'];

/** Commands to interrupt, with what runs before, and about how many calls each makes. */
const SCENARIOS: readonly { readonly verb: Verb; readonly before: readonly Verb[]; readonly calls: number }[] = [
  { verb: 'deploy', before: [], calls: 45 },
  { verb: 'step', before: ['deploy'], calls: 16 },
  { verb: 'promote', before: ['deploy'], calls: 26 },
  { verb: 'canary rollback', before: ['deploy'], calls: 14 },
  { verb: 'rollback', before: ['deploy', 'promote'], calls: 20 },
];

/**
 * Interrupts commands at random calls, and completes each release with the commands that `status` suggests. All the time
 * callers call all routes, which only the two versions may answer.
 */
export async function interruptRandomly(flavor: Flavor, count: number, random: () => number): Promise<Interruptions> {
  const lab = await ReleaseLab.open(flavor);
  const troubles: Trouble[] = [];
  let [made, cut, requests, version] = [0, 0, 0, 1];
  try {
    await lab.run('deploy', version);
    for (let i = 0; i < count; i += 1) {
      const scenarios = flavor === 'canary' ? SCENARIOS : flavor === 'direct' ? [SCENARIOS[0]!, { ...SCENARIOS[4]!, before: ['deploy' as const] }] : [SCENARIOS[0]!];
      const { verb, before, calls } = scenarios[Math.floor(random() * scenarios.length)]!;
      const at = 1 + Math.floor(random() * calls);
      const fault = FAULTS[Math.floor(random() * FAULTS.length)]!;
      const interruption = `${flavor} ${i}: ${verb} cut ${fault} call ${at}`;
      const trouble = (what: string) => troubles.push({ interruption, what });
      const next = version + 1;
      const stop = lab.callers([version, next]);
      try {
        for (const command of before) await lab.run(command, next);
        made += 1;
        if ((await lab.interrupt(verb, next, at, fault)).cut) cut += 1;
        version = flavor === 'plain' ? await recoverPlain(lab, next) : await recover(lab, next, verb, trouble);
      } finally {
        const answered = await stop();
        requests += answered.requests;
        for (const wrong of distinct(answered.wrong)) trouble(wrong);
      }
      const seen = await lab.versionsSeen();
      if (seen.length !== 1 || seen[0] !== version) trouble(`version ${version} should answer, got ${seen.join(', ')}`);
      for (const left of await lab.leftBehind()) trouble(`${left} was left behind`);
    }
  } catch (error) {
    troubles.push({ interruption: `${flavor}, version ${version + 1}`, what: error instanceof Error ? error.stack! : String(error) });
  } finally {
    await lab.close();
  }
  return { count: made, cut, requests, troubles };
}

/** Runs what `status` says, and checks that it says the truth. @returns the version that serves in the end */
async function recover(lab: ReleaseLab, next: number, verb: Verb, trouble: (what: string) => void): Promise<number> {
  const statuses: CanaryStatus[] = await lab.recover(next);
  const last = statuses.at(-1)!;
  if (last.phase !== 'settled' && last.phase !== 'pinned') trouble(`the release ends ${last.phase}`);
  const phases = statuses.map(({ phase }) => phase).join(' > ');
  const serves = lab.versionServedBy(last.deploymentId) ?? (last.deploymentId === last.latestDeploymentId ? next : undefined);
  if (serves === undefined) trouble(`status says that an unknown deployment serves (${phases})`);
  if (last.phase === 'settled' && last.deploymentId === last.latestDeploymentId) await lab.note(serves ?? next);
  // A deployment that had not begun is begun anew, so that each round moves on by one version.
  if (verb === 'deploy' && serves !== next && last.phase === 'settled') {
    await lab.run('deploy', next);
    return (recover(lab, next, 'promote', trouble));
  }
  return serves ?? next;
}

async function recoverPlain(lab: ReleaseLab, next: number): Promise<number> {
  await lab.run('deploy', next);
  return next;
}

function distinct(wrong: readonly WrongAnswer[]): string[] {
  const texts = wrong.map(({ path, status, body }) => `${path} answered ${status} ${body.slice(0, 80)}`);
  return [...new Set(texts)].map((text) => `${text} (${texts.filter((other) => other === text).length} times)`);
}

/** A random sequence that is the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
