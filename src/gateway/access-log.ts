/** Prints one line of an access log; what is missing or empty is `-`. */
export type AccessLogFormat = (value: (name: string) => unknown) => string;

const VARIABLE = /\$context\.([A-Za-z0-9_]+(?:\.[A-Za-z0-9_-]+)*)/;

/** Reads a format with `$context` variables. Names are handed over without `$context.`. */
export function compileAccessLog(format: string): AccessLogFormat {
  // Of a split by one group, every second piece is a name.
  const pieces = format.split(VARIABLE);
  return (value) => pieces.map((piece, index) => (index % 2 === 0 ? piece : text(value(piece)))).join('');
}

function text(value: unknown): string {
  if (value === undefined || value === null || value === '') return '-';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Follows a dotted name into nested data. */
export function valueAt(data: unknown, name: string): unknown {
  let value = data;
  for (const step of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `$context.requestTime`: `09/Apr/2015:12:34:56 +0000`. */
export function requestTime(millis: number): string {
  const time = new Date(millis);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${two(time.getUTCDate())}/${MONTHS[time.getUTCMonth()]}/${time.getUTCFullYear()}`;
  return `${date}:${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())} +0000`;
}
