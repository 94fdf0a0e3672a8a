import { measureHelloLambda, type LoadFigure } from './hello-lambda';
import { measureInterruptions } from './interruptions';
import { measureLint } from './lint';
import { measureLintFolder } from './lint-folder';
import { measureSynth } from './synth';

const FIGURES: Readonly<Record<string, () => Promise<readonly string[]> | readonly string[]>> = {
  synth() {
    const { gatehouse, awsCdkLib, ratio } = measureSynth();
    return [`synth of 100 routes: ${millis(gatehouse)}, aws-cdk-lib ${millis(awsCdkLib)}; ratio ${ratio.toFixed(2)} (target at most 0.5)`];
  },
  lint() {
    const { inProcess, process, emptyProcess, cfnLint } = measureLint();
    const peer = cfnLint === 'not installed' ? 'cfn-lint is not installed' : `cfn-lint ${millis(cfnLint.process)}; ratio ${cfnLint.ratio.toFixed(1)} (target at least 20)`;
    return [
      `lint of 480 resources in a warm process: ${millis(inProcess)} (target 10 ms)`,
      `lint of 480 resources as a command: ${millis(process)}, an empty Node process ${millis(emptyProcess)}, ${peer}`,
    ];
  },
  folder() {
    const { templates, process, ratio } = measureLintFolder();
    const peer = typeof ratio === 'string' ? ratio : `cfn-lint takes ${ratio.toFixed(0)} times as long for a template`;
    return [`lint of a folder with ${templates} templates: ${millis(process)} (target 15000 ms), ${peer}`];
  },
  async gateway() {
    const { gateway, bare, ratio, firstAnswer } = await measureHelloLambda();
    return [
      `hello Lambda behind the gateway: ${load(gateway)}`,
      `hello from a bare node:http server: ${load(bare)}; ratio ${ratio.toFixed(2)} (target at least 0.3)`,
      `from the start of gatehouse local, through a deployment, to the first answer: ${millis(firstAnswer)}`,
    ];
  },
  async interruptions() {
    const { interruptions, cut, requests, troubles } = await measureInterruptions();
    return [
      `releases interrupted at random calls: ${interruptions}, ${cut} of them before their end; ${requests} requests meanwhile; `
        + `${troubles.length} were answered wrongly, told wrongly or left something behind (target 0)`,
      ...troubles,
    ];
  },
};

/** Prints every figure, or those that are named. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !(name in FIGURES));
  if (unknown !== undefined) throw new Error(`no figure is called ${unknown}; there are: ${Object.keys(FIGURES).join(', ')}`);
  for (const name of names.length > 0 ? names : Object.keys(FIGURES)) {
    for (const line of await FIGURES[name]!()) process.stdout.write(`${line}\n`);
  }
}

function millis(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}

function load({ requestsPerSecond, p50, p99, memory }: LoadFigure): string {
  return `${Math.round(requestsPerSecond)} requests a second, p50 ${p50} ms, p99 ${p99} ms, ${Math.round(memory)} MB`;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
