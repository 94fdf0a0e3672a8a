import fs from 'node:fs';
import { Socket } from 'node:net';
import { ANSWERS_FD, CONTROL_FD, FrameReader, frame, type Invocation, type Message, type Setup } from './protocol';

// Kept from before the function's code is loaded: what it replaces later is not what answers.
const { writeSync } = fs;
const { byteLength } = Buffer;
const { exit } = process;
const { kill } = process;
const { wait } = Atomics;
const STOPWATCH = new Int32Array(new SharedArrayBuffer(4));

let token = '';

/** Begins to read what the host says. The process ends with the host. */
export function listen(received: { setup(setup: Setup): void; invoke(invocation: Invocation): void }): Socket {
  const control = new Socket({ fd: CONTROL_FD, readable: true, writable: false });
  const reader = new FrameReader(([kind, ...fields], text) => {
    if (kind === 'setup') {
      const { token: given, ...setup } = JSON.parse(text) as Setup;
      token = given;
      received.setup({ token: '', ...setup });
    } else {
      const [requestId, timeout, functionArn] = fields;
      received.invoke({ requestId, timeout: Number(timeout), functionArn, payload: text });
    }
  });
  control.on('data', (piece: Buffer) => reader.push(piece));
  // Without the host, nobody waits for an answer; exit handlers of the function could go on for ever.
  control.on('close', () => kill(process.pid, 'SIGKILL'));
  control.on('error', () => kill(process.pid, 'SIGKILL'));
  return control;
}

/** Sends at once and as a whole, so that a process that is killed next has said everything. */
export function send(kind: Message, fields: readonly (string | number)[] = [], text = ''): void {
  const message = frame([token, kind, ...fields], text, byteLength);
  try {
    const length = byteLength(message);
    let written = attempt(message);
    if (written === length) return;
    const bytes = Buffer.from(message);
    while (written < length) written += attempt(bytes.subarray(written));
  } catch {
    // The pipe is closed: by the host, which has gone, or by the function, which cannot be answered for any more.
    exit.call(process, 1);
  }
}

/** A function can make the pipe return at once when it is full. */
function attempt(data: string | Buffer): number {
  try {
    return typeof data === 'string' ? writeSync(ANSWERS_FD, data) : writeSync(ANSWERS_FD, data);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    wait(STOPWATCH, 0, 0, 1);
    return 0;
  }
}
