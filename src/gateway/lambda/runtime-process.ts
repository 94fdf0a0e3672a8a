import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { exitReason } from './exit-reason';
import { guard } from './guard';
import { FrameReader, frame, type Invocation, type Message, type Setup } from './protocol';
import { workerFile } from './worker-file';

/** Who is told what a process does. */
export interface ProcessListener {
  message(kind: Message, fields: readonly string[], text: string): void;
  /** The function wrote past the runtime: natively, or in a process of its own. */
  write(line: string): void;
  /** The process can be used no more. `reason` is what Lambda says of its end; absent when it never got the last invocation. */
  ended(reason?: string): void;
}

const NOBODY: ProcessListener = { message: () => {}, write: () => {}, ended: () => {} };

/** Milliseconds of real time that the pipes of a process that has ended may stay open, in the hands of its children. */
const PIPES_CLOSE_WITHIN = 200;

const IS_WINDOWS = process.platform === 'win32';

/** A Node process that has loaded the runtime and waits for the function that it is to be. */
export class RuntimeProcess {
  private readonly token = randomBytes(18).toString('base64url');
  private readonly child: ChildProcess;
  private readonly control: Socket;
  private readonly answers: Socket;
  private listener = NOBODY;
  private stderrTail = '';
  private over = false;
  private hasEnded: () => void;
  private readonly gone: Promise<unknown>;

  /**
   * @param memorySize megabytes of its heap
   * @param startEnvironment what Node itself reads as it starts; the function's environment comes with the setup
   */
  constructor(readonly memorySize: number, startEnvironment: Readonly<Record<string, string>> = {}) {
    const flags = ['--enable-source-maps', `--max-old-space-size=${memorySize}`];
    this.child = spawn(process.execPath, [...flags, workerFile()], {
      // A group of its own: a signal that a function sends to its group, and Ctrl+C, do not concern the other side.
      detached: !IS_WINDOWS,
      windowsHide: true,
      cwd: tmpdir(),
      env: { PATH: process.env.PATH ?? '', ...startEnvironment },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    });
    const [, stdout, stderr, control, answers] = this.child.stdio as unknown as Socket[];
    this.control = control;
    this.answers = answers;
    const reader = new FrameReader((fields, text) => this.receive(fields, text));
    answers.on('data', (piece: Buffer) => this.read(reader, piece));
    this.collect(stdout);
    this.collect(stderr, (text) => void (this.stderrTail = (this.stderrTail + text).slice(-4096)));
    for (const pipe of [control, answers, stdout, stderr]) pipe.on('error', () => {}).unref();
    // Written to when the other end is closed: the process has not read it.
    control.on('error', () => this.end(undefined));
    control.resume();
    // The function has closed a pipe that is the runtime's. The process may also just be ending, and then tells why.
    for (const pipe of [control, answers]) pipe.on('close', () => setTimeout(() => this.kill(), PIPES_CLOSE_WITHIN).unref());
    const exit = new Promise<void>((resolve) => {
      this.child.on('error', (error) => {
        this.end(`Runtime exited with error: ${error.message}`);
        resolve();
      });
      this.child.on('exit', (code, signal) => {
        this.exited(code, signal);
        resolve();
      });
    });
    this.hasEnded = () => {};
    this.gone = Promise.all([exit, new Promise<void>((resolve) => void (this.hasEnded = resolve))]);
    this.child.unref();
    if (this.child.pid !== undefined) guard.addProcess(this.child.pid);
  }

  /** Waits for its function. */
  standBy(ended: () => void): void {
    this.listener = { ...NOBODY, ended };
  }

  /** Makes it the process of a function: loads its code. */
  become(setup: Omit<Setup, 'token'>, listener: ProcessListener): void {
    this.listener = listener;
    this.control.write(frame(['setup'], JSON.stringify({ ...setup, token: this.token } satisfies Setup)));
  }

  invoke({ requestId, functionArn, timeout, payload }: Invocation): void {
    this.control.write(frame(['invoke', requestId, timeout, functionArn], payload));
  }

  /** False once the function has closed the pipe of the invocations, or the process has ended. */
  get listens(): boolean {
    return !this.over && !this.control.destroyed && !this.control.readableEnded;
  }

  /** The host stays alive for what is awaited, not for what idles. */
  keepHostAlive(alive: boolean): void {
    if (alive) this.answers.ref();
    else this.answers.unref();
  }

  /** Bytes in memory, where the system tells at once; otherwise 0. */
  get residentSize(): number {
    if (process.platform !== 'linux') return 0;
    try {
      return Number(readFileSync(`/proc/${this.child.pid}/statm`, 'utf8').split(' ')[1]) * 4096;
    } catch {
      return 0;
    }
  }

  /** Ends it, and every process that the function has started in its group. */
  kill(): void {
    const { pid, exitCode, signalCode } = this.child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    try {
      if (IS_WINDOWS) this.child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch {
      this.child.kill('SIGKILL');
    }
  }

  /** Kills it and waits until it is gone. */
  async close(): Promise<void> {
    this.child.ref();
    this.kill();
    await this.gone;
  }

  private read(reader: FrameReader, piece: Buffer): void {
    if (this.over) return;
    try {
      reader.push(piece);
    } catch {
      this.kill();
    }
  }

  private receive([token, kind, ...fields]: readonly string[], text: string): void {
    if (token !== this.token) throw new Error('a frame of somebody else');
    this.listener.message(kind as Message, fields, text);
  }

  private collect(pipe: Socket, seen: (text: string) => void = () => {}): void {
    let rest = '';
    pipe.setEncoding('utf8');
    pipe.on('data', (text: string) => {
      seen(text);
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const line of lines) this.listener.write(line);
    });
    pipe.on('close', () => {
      if (rest !== '') this.listener.write(rest);
    });
  }

  private exited(code: number | null, signal: NodeJS.Signals | null): void {
    const pid = this.child.pid!;
    guard.removeProcess(pid);
    try {
      // What the function has started in its group would keep the pipes open.
      if (!IS_WINDOWS) process.kill(-pid, 'SIGKILL');
    } catch { /* nothing was left of the group */ }
    const end = () => this.end(exitReason(code, signal, this.stderrTail));
    const late = setTimeout(end, PIPES_CLOSE_WITHIN);
    this.child.once('close', () => {
      clearTimeout(late);
      end();
    });
  }

  private end(reason: string | undefined): void {
    if (this.over) return;
    this.over = true;
    this.kill();
    this.listener.ended(reason);
    this.hasEnded();
    for (const pipe of this.child.stdio) pipe?.destroy();
  }
}
