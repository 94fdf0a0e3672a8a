import { parentPort, workerData } from 'node:worker_threads';
import type { InvokeMessage, WorkerSetup } from './protocol';
import { errorPayload, unhandledRejection } from './worker-error';
import { loadHandler } from './worker-handler';
import { sendAnswersToEndpoint } from './worker-https';
import { run } from './worker-invocation';
import { captureOutput, report } from './worker-output';

/*
 * The entry point of a thread that runs one function, one invocation at a time. It is a file of its own
 * because Node starts a thread from a file.
 */

const setup = workerData as WorkerSetup;
const port = parentPort!;

captureOutput(port);
sendAnswersToEndpoint(process.env.AWS_ENDPOINT_URL);

process.on('uncaughtException', (error) => report({ failed: true, broken: true, payload: errorPayload(error) }));
process.on('unhandledRejection', (reason, promise) => report({ failed: true, broken: true, payload: unhandledRejection(reason, promise) }));

const loading = loadHandler(setup.codeDirectory, setup.handler).then(
  (handler) => {
    port.postMessage({ kind: 'ready' });
    return handler;
  },
  (error: unknown) => {
    port.postMessage({ kind: 'ready' });
    return { initError: errorPayload(error) };
  },
);

port.on('message', (message: InvokeMessage) => {
  void loading.then((loaded) => {
    if ('initError' in loaded) report({ failed: true, broken: true, payload: loaded.initError });
    else run(loaded, message, setup, port);
  });
});
