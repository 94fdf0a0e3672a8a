import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { apiTemplate } from './api-template';
import { COMMAND } from './command';
import { median } from './median';

const TEMPLATES = 1776;
const PROCESSES = 3;
/** cfn-lint gets so many of them at once, for it would take minutes with all. */
const SAMPLE = 24;
/** How many resources the templates have, one after the other. */
const SIZES = [8, 14, 20, 32, 56, 110];

/** How long one `gatehouse lint DIR` over many templates takes, in milliseconds. */
export interface LintFolderFigure {
  readonly templates: number;
  /** The whole process. The target is 15,000. */
  readonly process: number;
  /** cfn-lint's time for a template over ours, both in one process over many, where cfn-lint is installed. */
  readonly ratio: number | 'cfn-lint is not installed';
}

/** Measures the medians, on a folder of which every third template is YAML. */
export function measureLintFolder(): LintFolderFigure {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
  try {
    const files = Array.from({ length: TEMPLATES }, (_, index) => {
      const template = apiTemplate(SIZES[index % SIZES.length]);
      const yaml = index % 3 === 0;
      const file = join(folder, `${index}.${yaml ? 'yaml' : 'json'}`);
      writeFileSync(file, yaml ? stringify(template, { aliasDuplicateObjects: false }) : JSON.stringify(template, null, 1));
      return file;
    });
    const ours = median(PROCESSES, () => execFileSync(process.execPath, [COMMAND, 'lint', folder]));
    return { templates: TEMPLATES, process: ours, ratio: peer(files.slice(0, SAMPLE), ours / TEMPLATES) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function peer(files: readonly string[], oursForOne: number): LintFolderFigure['ratio'] {
  if (spawnSync('cfn-lint', ['--version']).error) return 'cfn-lint is not installed';
  // Its exit code tells what it found, which is not of interest here.
  return median(1, () => spawnSync('cfn-lint', [...files, '--regions', 'us-east-1'])) / files.length / oursForOne;
}
