import type { Command } from 'commander';
import { clientEnvironment } from '../client-environment';
import type { CommandContext } from '../command';
import { withExamples } from '../examples';
import { closeSoon, interrupted, portNumber, startEndpoint } from '../local-endpoint';

/** `gatehouse local`: the local AWS endpoint, until the process is asked to end. */
export function register(program: Command, context: CommandContext): void {
  const { output } = context;
  withExamples(program.command('local'), 'gatehouse local', 'gatehouse local --port 0')
    .description('Serves CloudFormation, API Gateway, Lambda and what they need on this machine, for unmodified AWS clients')
    .option('--port <number>', 'the port to listen on; 0 takes a free one (default: 4566)')
    .action(async ({ port }: { port?: string }) => {
      const stop = interrupted();
      const endpoint = await startEndpoint(portNumber(port), context);
      const variables = Object.entries(clientEnvironment(endpoint.url)).map(([name, value]) => `${name}=${value}`);
      output.out(`${endpoint.url} is serving; set ${variables.join(' ')}\n`);
      await stop;
      await closeSoon(endpoint);
    });
}
