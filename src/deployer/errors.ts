/** The step would do harm, or nothing; it was not taken. The message says why and what to do instead. */
export class Refused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refused';
  }
}

/** AWS (or what stands for it) answered with an error, or could not be reached. */
export class AwsFailed extends Error {
  constructor(action: string, cause: unknown) {
    super(`${action}: ${describeCause(cause)}`, { cause });
    this.name = 'AwsFailed';
  }
}

function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const code = (cause as NodeJS.ErrnoException).code;
  // The CDK toolkit gives on what happened in words only.
  if (code === 'ECONNREFUSED' || /\bECONNREFUSED\b/.test(cause.message)) return `nothing answers at ${process.env.AWS_ENDPOINT_URL ?? 'the AWS endpoint'}`;
  const text = oneLine(cause.message) || code || cause.name;
  return cause.name && cause.name !== 'Error' && !cause.message.includes(cause.name) ? `${cause.name}: ${text}` : text;
}

/** The CDK toolkit draws its errors over several lines, under a headline for a terminal and above the place in the app. */
function oneLine(text: string): string {
  return text.replace(/\n\s*Source Location:[^]*/, '').replace(/\s+/g, ' ').trim().replace(/^❌ \S+ failed: (?:\w+: )?/, '');
}

/** The CDK app could not be synthesised. */
export class AppFailed extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'AppFailed';
  }
}
