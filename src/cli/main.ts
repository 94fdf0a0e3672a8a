import { processOutput } from './output';
import { run } from './run';

const output = processOutput(() => process.exit());

void run(process.argv.slice(2), { output, cwd: process.cwd(), env: process.env }).then((code) => {
  process.exitCode = code;
});
