import { interruptRandomly, seeded } from '../test/deployer/release/interruptions';

/** What became of releases that were interrupted at random calls. */
export interface InterruptionsFigure {
  readonly interruptions: number;
  /** Those that hit a command before it had ended. */
  readonly cut: number;
  readonly requests: number;
  /** Requests that neither version answered, statuses that were wrong, and what was left behind, in words. */
  readonly troubles: readonly string[];
}

const COUNTS = { canary: 200, direct: 60, plain: 40 } as const;

/** Interrupts deployments, canaries and rollbacks 300 times, of our constructs with and without a canary and of plain aws-cdk-lib. */
export async function measureInterruptions(): Promise<InterruptionsFigure> {
  process.env.CDK_VALIDATION = 'false';
  const all = [];
  for (const [flavor, count] of Object.entries(COUNTS)) {
    all.push(await interruptRandomly(flavor as keyof typeof COUNTS, count, seeded(Date.now() % 2_147_483_646)));
  }
  return {
    interruptions: sum(all.map(({ count }) => count)),
    cut: sum(all.map(({ cut }) => cut)),
    requests: sum(all.map(({ requests }) => requests)),
    troubles: all.flatMap(({ troubles }) => troubles.map(({ interruption, what }) => `${interruption}: ${what}`)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
