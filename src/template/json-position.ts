import { pointerSegment } from '../model';
import { MAX_DEPTH } from './template';

/** Where the text stops being JSON. */
export class JsonSyntaxError extends Error {
  constructor(message: string, readonly offset: number) {
    super(message);
  }
}

interface Frame {
  readonly list: boolean;
  readonly pointer: string;
  index: number;
}

const SPACE = /[ \t\r\n]*/y;
const SCALAR = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Walks through JSON text and tells where each value stands: its key in an object, itself in a list.
 *
 * @throws JsonSyntaxError
 */
export function scanJson(text: string, visit: (pointer: string, offset: number) => void): void {
  const stack: Frame[] = [];
  let at = 0;

  const skip = (): string | undefined => {
    SPACE.lastIndex = at;
    SPACE.test(text);
    at = SPACE.lastIndex;
    return text[at];
  };
  const fail = (wanted: string): never => {
    throw new JsonSyntaxError(at >= text.length ? `the text ends where ${wanted} should be` : `expected ${wanted}, got '${text[at]}'`, at);
  };
  const scalar = (wanted: string): string => {
    SCALAR.lastIndex = at;
    const [token] = SCALAR.exec(text) ?? fail(wanted);
    at += token.length;
    return token;
  };
  const value = (pointer: string): void => {
    const open = skip();
    if (open !== '{' && open !== '[') {
      scalar('a value');
      return;
    }
    if (stack.length > MAX_DEPTH) throw new JsonSyntaxError(`nested deeper than ${MAX_DEPTH} levels`, at);
    at++;
    stack.push({ list: open === '[', pointer, index: 0 });
  };

  value('');
  while (stack.length > 0) {
    const frame = stack[stack.length - 1];
    const next = skip();
    if (next === (frame.list ? ']' : '}')) {
      at++;
      stack.pop();
      continue;
    }
    if (frame.index > 0) {
      if (next !== ',') fail(`',' or '${frame.list ? ']' : '}'}'`);
      at++;
      skip();
    }
    const start = at;
    let segment = String(frame.index++);
    if (!frame.list) {
      if (text[at] !== '"') fail('a key in double quotes');
      segment = pointerSegment(JSON.parse(scalar('a key in double quotes')) as string);
      if (skip() !== ':') fail("':'");
      at++;
    }
    const pointer = frame.pointer === '' ? segment : `${frame.pointer}/${segment}`;
    visit(pointer, start);
    value(pointer);
  }
  if (skip() !== undefined) fail('the end of the text');
}
