import type { Rule } from '../rule';
import { accessLogs, bytesOf, catalogued, literalText, place } from '../support';

/** What the API reference of WebSocket and HTTP APIs says; longer formats are known to work. */
const LONGEST_V2 = 1024;

/** An access log format longer than AWS takes. */
export const accessLogFormatSize: Rule = {
  meta: catalogued('access-log-format-size', {
    why: 'AWS refuses the stage, and the stack rolls back.',
    fix: 'Log fewer variables.',
  }),
  *check(model, context) {
    const refused = context.limit('access-log-format-size');
    for (const { settings, type } of accessLogs(model)) {
      const size = bytesOf(literalText(settings.format) ?? '');
      const documented = type === 'REST' ? refused : LONGEST_V2;
      if (size <= documented) continue;
      const over = size > refused;
      const limit = over ? refused : documented;
      const message = over
        ? `access log format must have at most ${limit} bytes, got ${size}`
        : `access log format has ${size} bytes, at most ${limit} are documented for ${type} APIs`;
      yield { ...place(settings, 'format'), message, actual: size, limit, ...(!over && { severity: 'warning' as const }) };
    }
  },
};
