/** The step would do harm, or nothing; it was not taken. The message says why and what to do instead. */
export class Refused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refused';
  }
}

/** CloudFormation works on the stack for another command, so it cannot be updated now. */
export class StackBusy extends Refused {
  constructor(stackName: string) {
    super(`stack ${stackName} is being updated by another command; run "gatehouse canary status ${stackName}" when CloudFormation has finished`);
  }
}

/** AWS (or the local endpoint) answered with an error, or could not be reached. */
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
  const silent = /no answer from \S+ within \S+ seconds/.exec(cause.message)?.[0];
  if (silent !== undefined) return silent;
  if (/^Region is missing$/.test(cause.message)) return 'no AWS Region is set; pass --region, set AWS_REGION, or set one for the profile with "aws configure"';
  if (cause.name === 'CredentialsProviderError') {
    return 'no AWS credentials were found; sign in with "aws sso login" or "aws configure", set AWS_PROFILE, or pass --local to work on the local endpoint';
  }
  if (/^ExpiredToken/.test(cause.name)) return 'the AWS credentials have expired; sign in again, for example with "aws sso login"';
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
