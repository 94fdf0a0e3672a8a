import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { CdkToolkit, ControlPlane, deployStack, preflight, selectStacks, type DeployedStack } from '../../deployer';
import type { ApiModel } from '../../model';
import { findConfig, readConfig, REPORTS } from '../../rules';
import { loadTemplates, readModel } from '../../template';
import { appSource, withAppOption } from '../app-options';
import { ExitCode, type CommandContext } from '../command';
import { printingListener } from '../deploy-listener';
import { announce, chooseDestination } from '../destination';
import { withExamples } from '../examples';
import { withLocalEndpoint } from '../local-endpoint';
import { withFormat } from '../release-options';
import { callLines } from '../report/calls';
import { runningEndpoints } from '../running-endpoint';

interface Flags {
  readonly app?: string;
  readonly yes?: boolean;
  readonly local?: boolean;
  readonly port?: string;
  readonly outputsFile?: string;
  readonly format: 'text' | 'json';
}

/** `gatehouse deploy`: check, deploy, start the release, tell where it can be called. */
export function register(program: Command, context: CommandContext): void {
  withExamples(withFormat(withAppOption(program.command('deploy')
    .description('Checks the app against the limits, deploys it with the CDK toolkit, and starts the release of each stage')
    .argument('[stack...]', 'stacks, by name (default: all)'))),
  'gatehouse deploy --local', 'gatehouse deploy Orders --yes', 'gatehouse deploy --app "node app.mjs" --outputs-file outputs.json')
    .option('--local', 'deploys to the local endpoint that runs, or starts one and goes on serving')
    .option('--no-local', 'deploys to AWS although a local endpoint runs')
    .option('--port <number>', 'with --local, starts an endpoint on this port (default: 4566)')
    .option('--yes', 'answers every question with yes')
    .option('--outputs-file <file>', 'writes the stacks\' outputs there, as JSON')
    .action(async (names: string[], flags: Flags) => {
      const starts = flags.local && (flags.port !== undefined || runningEndpoints().length === 0);
      context.finish(starts
        ? await withLocalEndpoint(flags.port, context, () => deploy(names, flags, true, context))
        : await deploy(names, flags, chooseDestination(flags), context));
    });
}

async function deploy(names: readonly string[], flags: Flags, isLocal: boolean, context: CommandContext): Promise<ExitCode> {
  const { output, cwd } = context;
  const listener = printingListener(output, { yes: flags.yes || isLocal });
  const toolkit = new CdkToolkit(listener);
  const assembly = await toolkit.synth(appSource(flags.app, context));
  try {
    const stacks = selectStacks(assembly, names);
    const config = findConfig(cwd);
    const checked = preflight(assembly, config === undefined ? {} : readConfig(config));
    if (checked.findings.length > 0) output.err(REPORTS.text(checked));
    if (checked.summary.errors > 0) {
      output.err('gatehouse: nothing was deployed; fix or acknowledge the errors above\n');
      return ExitCode.REFUSED;
    }
    if (isLocal) await toolkit.bootstrap(assembly);
    const deployed: DeployedStack[] = [];
    for (const stack of stacks) {
      await announce(new ControlPlane(stack.region), `deploying ${stack.stackName}`, context);
      deployed.push(await deployStack(toolkit, assembly, stack, listener));
    }
    if (flags.outputsFile !== undefined) {
      const outputs = Object.fromEntries(deployed.map((stack) => [stack.stackName, stack.outputs]));
      writeFileSync(resolve(cwd, flags.outputsFile), `${JSON.stringify(outputs, null, 2)}\n`);
    }
    const model = readModel(loadTemplates([assembly.directory]).templates);
    output.out(flags.format === 'json' ? `${JSON.stringify({ stacks: deployed }, null, 2)}\n` : deployed.map((stack) => describe(stack, model)).join(''));
    return ExitCode.OK;
  } finally {
    await assembly.dispose();
  }
}

function describe({ stackName, outputs, stages }: DeployedStack, model: ApiModel): string {
  return [
    `${stackName} is deployed`,
    ...stages.flatMap(({ url, api, stageName, canary }) => [
      `  ${url}  (stage ${stageName} of ${api}${canary ? `, ${canary.percentTraffic} % to canary ${canary.canary}` : ''})`,
      ...callLines(model, stackName, { api, url }).map((line) => `    ${line}`),
    ]),
    ...Object.entries(outputs).map(([key, value]) => `  ${key} = ${value}`),
    '',
  ].join('\n');
}
