import type { Output } from './command';

/**
 * Output to the process's streams. A reader that has gone away, as `head` does, ends the command quietly: nobody
 * is left to tell.
 */
export function processOutput(leave: () => void): Output {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') leave();
      else throw error;
    });
  }
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
}
