import type { CommandContext } from './command';
import type { EndpointObserver } from '../endpoint/observer';

/** Lines of Lambda itself, which say nothing about the function. */
const PLATFORM_LINE = /^(INIT_START|START|END|REPORT)\b/;

const COLORS = { red: 31, yellow: 33, green: 32, gray: 90 } as const;

/** Whether text is colored: on a terminal, unless the user says otherwise (https://no-color.org). */
export function usesColor(env: CommandContext['env'], isTerminal: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0';
  return isTerminal && env.TERM !== 'dumb';
}

/** Writes a line per request and event, with the phase and the reason of each 4xx and 5xx, and what functions print. */
export function activityLog(write: (text: string) => void, options: { readonly color: boolean; readonly now: () => Date }): EndpointObserver {
  const paint = (color: keyof typeof COLORS, text: string) => options.color ? `\u001b[${COLORS[color]}m${text}\u001b[39m` : text;
  const line = (what: string, { statusCode, latency, failure }: Finished) => {
    const time = options.now().toTimeString().slice(0, 8);
    const status = paint(statusCode >= 500 ? 'red' : statusCode >= 400 ? 'yellow' : 'green', String(statusCode));
    const reason = failure === undefined ? '' : `  ${failure.phase}: ${failure.reason}`;
    write(`${paint('gray', time)} ${what} ${status} ${Math.round(latency)} ms${reason}\n`);
  };
  return {
    request: (outcome) => line(`${outcome.method} ${outcome.path}`, outcome),
    event: (outcome) => line(`${outcome.eventType} ${outcome.routeKey} /${outcome.stageName}`, outcome),
    output: (functionName, lines) => {
      for (const text of lines.flatMap((each) => each.trimEnd().split('\n'))) {
        if (!PLATFORM_LINE.test(text)) write(`${paint('gray', `${functionName} |`)} ${text}\n`);
      }
    },
  };
}

interface Finished {
  readonly statusCode: number;
  /** Milliseconds. */
  readonly latency: number;
  readonly failure?: { readonly phase: string; readonly reason: string };
}
