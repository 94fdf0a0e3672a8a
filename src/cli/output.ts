import type { Output } from './command';

/**
 * Output to the process's streams.
 * @param lost what to do when a stream takes no more: its reader has gone away, as `head` does, or its disk is full
 */
export function processOutput(lost: (error: NodeJS.ErrnoException) => void): Output {
  process.stdout.on('error', lost);
  process.stderr.on('error', lost);
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
}
