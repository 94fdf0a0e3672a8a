import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiTemplate } from './api-template';
import { COMMAND } from './command';
import { median } from './median';
import { lint, parseTemplate } from 'cdk-gatehouse/lint';

const RESOURCES = 480;
/** Enough for the compiler of a busy machine to be done. */
const WARM_UP = 60;
const ROUNDS = 41;
const PROCESSES = 7;
/** cfn-lint takes seconds. */
const PEER_PROCESSES = 3;

/** How long the lint of a template of 480 resources takes, in milliseconds. */
export interface LintFigure {
  /** In a warm process: parse, read, all rules. The target is 10. */
  readonly inProcess: number;
  /** `gatehouse lint`, start and end of the process included. */
  readonly process: number;
  /** `node -e 0`, which no command can be faster than. */
  readonly emptyProcess: number;
  /** cfn-lint on the same file in the same run, where it is installed. It checks resources of all services, Gatehouse those of one. */
  readonly cfnLint: PeerFigure | 'not installed';
}

export interface PeerFigure {
  readonly process: number;
  /** `cfnLint.process / process`; the target is 20 at least. */
  readonly ratio: number;
}

/** Measures the medians. The whole process is that of the bundled command, so bundle first. */
export function measureLint(): LintFigure {
  const text = JSON.stringify(apiTemplate(RESOURCES), null, 1);
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
  try {
    const file = join(folder, 'Large.template.json');
    writeFileSync(file, text);
    const inProcess = median(ROUNDS, () => lint([parseTemplate(file, text)]), WARM_UP);
    const command = median(PROCESSES, () => execFileSync(process.execPath, [COMMAND, 'lint', file]));
    const emptyProcess = median(PROCESSES, () => execFileSync(process.execPath, ['-e', '0']));
    return { inProcess, process: command, emptyProcess, cfnLint: measureCfnLint(file, command) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureCfnLint(file: string, ours: number): LintFigure['cfnLint'] {
  if (spawnSync('cfn-lint', ['--version']).error) return 'not installed';
  // Its exit code tells what it found, which is not of interest here.
  const theirs = median(PEER_PROCESSES, () => spawnSync('cfn-lint', [file, '--regions', 'us-east-1']));
  return { process: theirs, ratio: theirs / ours };
}
