/*
 * What the host and a runtime process say to each other. Two pipes carry frames: a line of fields, the last of which is the
 * length of the text that follows, in bytes.
 *
 * Frames of the process begin with a token that only the host and the runtime's own code know: whatever else a function writes
 * to the pipe is no answer.
 */

/** The pipe that the process reads: setup, then one invocation at a time. */
export const CONTROL_FD = 3;
/** The pipe that the process writes: log lines and answers. Standard output stays the function's. */
export const ANSWERS_FD = 4;

/** The first frame that a process gets; until then it runs no code of a function. */
export interface Setup {
  readonly token: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly codeDirectory: string;
  /** Where the host was started; the AWS SDK may be looked for there. */
  readonly hostDirectory: string;
  readonly handler: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly memorySize: number;
  /** The largest answer, in bytes. */
  readonly maximumResponse: number;
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/** One invocation. The next follows only after the answer to this one. */
export interface Invocation {
  readonly requestId: string;
  readonly functionArn: string;
  /** JSON text. */
  readonly payload: string;
  /** Milliseconds that the invocation may take. */
  readonly timeout: number;
}

/** What a process sends. */
export type Message =
  /** The handler is loaded; the time of invocations starts to count. */
  | 'ready'
  /** A line of the function's log. */
  | 'log'
  /** Fields: request id, `ok`, `failed` or `broken` (the process cannot be used again), bytes of its heap in use. Text: JSON of the result or error. */
  | 'answer'
  /** The process ends by itself. Field: the last request that it has begun, or `-`. */
  | 'exit';

/** No frame is longer, in bytes: an answer has at most six megabytes. */
const MAXIMUM_FRAME = 64 * 1024 * 1024;
const MAXIMUM_HEAD = 4096;
const LINE_END = 10;

/** A frame as it is written. */
export function frame(fields: readonly (string | number)[], text: string, byteLength = Buffer.byteLength): string {
  return `${fields.join(' ')} ${byteLength(text)}\n${text}`;
}

/** Takes frames out of what arrives in pieces. */
export class FrameReader {
  private pieces: Buffer[] = [];
  private size = 0;
  private needed = 0;

  constructor(private readonly received: (fields: readonly string[], text: string) => void) {}

  /** @throws Error when this is no sequence of frames; nothing after it can be read */
  push(piece: Buffer): void {
    this.pieces.push(piece);
    this.size += piece.length;
    if (this.size < this.needed) return;
    let rest = this.pieces.length === 1 ? piece : Buffer.concat(this.pieces);
    this.needed = 0;
    while (rest.length > 0) {
      const lineEnd = rest.indexOf(LINE_END);
      if (lineEnd < 0 && rest.length <= MAXIMUM_HEAD) break;
      if (lineEnd < 0 || lineEnd > MAXIMUM_HEAD) throw new Error('a frame without a head');
      const fields = rest.toString('latin1', 0, lineEnd).split(' ');
      const length = Number(fields.pop());
      if (!Number.isInteger(length) || length < 0 || length > MAXIMUM_FRAME) throw new Error('a frame without a length');
      const end = lineEnd + 1 + length;
      if (rest.length < end) {
        this.needed = end;
        break;
      }
      const text = rest.toString('utf8', lineEnd + 1, end);
      rest = rest.subarray(end);
      this.received(fields, text);
    }
    this.pieces = rest.length === 0 ? [] : [rest];
    this.size = rest.length;
  }
}
