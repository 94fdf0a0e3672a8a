import type { Rule } from '../rule';
import { accessLogs, catalogued, place, textAroundNames } from '../support';

/** An access log format without the id of the request, or of more than one line. */
export const accessLogRequestId: Rule = {
  meta: catalogued('access-log-request-id', {
    why: 'AWS refuses the stage, and the stack rolls back.',
    fix: 'Put $context.requestId or $context.extendedRequestId into the format, and write it in one line.',
  }),
  *check(model) {
    for (const { settings, type } of accessLogs(model)) {
      const format = textAroundNames(model, settings, settings.format);
      if (format === undefined) continue;
      if (!/\$context\.(requestId|extendedRequestId)(?![A-Za-z0-9_])/.test(format)) {
        const message = 'access log format must contain $context.requestId or $context.extendedRequestId';
        // For HTTP APIs only the CloudFormation reference says so.
        yield { ...place(settings, 'format'), message, ...(type === 'HTTP' && { severity: 'warning' as const }) };
      }
      if (/\n/.test(format.replace(/\s+$/, ''))) {
        yield { ...place(settings, 'format'), message: 'access log format must be a single line' };
      }
    }
  },
};
