#!/usr/bin/env node
import { ExitCode } from './command';
import { processOutput } from './output';
import { run } from './run';

// The SDK's advice on Node versions is for us, not for those who run the command.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const output = processOutput((error) => {
  // Nobody is left to tell when the reader has gone away, and nothing has failed.
  if (error.code !== 'EPIPE') {
    process.exitCode = ExitCode.USAGE;
    process.stderr.write(`gatehouse: cannot write the output: ${error.message}\n`);
  }
  process.exit();
});

void run(process.argv.slice(2), { output, cwd: process.cwd(), env: process.env }).then((code) => {
  process.exitCode = code;
  // What was interrupted may go on otherwise: the toolkit polls its stack.
  if (code >= ExitCode.HUNG_UP) process.exit();
});
