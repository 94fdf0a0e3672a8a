import type { Socket } from 'node:net';
import type { Setup } from './protocol';
import { listen, send } from './worker-channel';
import { errorPayload, unhandledRejection } from './worker-error';
import { loadHandler, type Handler } from './worker-handler';
import { sendAnswersToEndpoint } from './worker-https';
import { lastBegun, run } from './worker-invocation';
import { captureOutput, report } from './worker-output';

/*
 * The entry point of a process that runs one function, one invocation at a time. It may be started ahead: which function it runs,
 * it learns from the first thing that the host sends.
 */

let setup: Setup;
let loading: Promise<Handler | { readonly initError: string }>;

const control: Socket = listen({
  setup(given) {
    setup = given;
    become();
  },
  invoke(invocation) {
    void loading.then((loaded) => {
      if ('initError' in loaded) report(invocation.requestId, { failed: true, broken: true, payload: loaded.initError });
      else run(loaded, invocation, setup, control);
    });
  },
});

function become(): void {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, setup.environment);
  process.chdir(setup.codeDirectory);
  captureOutput();
  sendAnswersToEndpoint(process.env.AWS_ENDPOINT_URL);
  process.on('uncaughtException', (error) => report(lastBegun(), { failed: true, broken: true, payload: errorPayload(error) }));
  process.on('unhandledRejection', (reason, promise) => report(lastBegun(), { failed: true, broken: true, payload: unhandledRejection(reason, promise) }));
  process.on('exit', () => send('exit', [lastBegun() ?? '-']));
  loading = loadHandler(setup.codeDirectory, setup.handler, setup.hostDirectory)
    .catch((error: unknown) => ({ initError: errorPayload(error) }))
    .finally(() => send('ready'));
}
