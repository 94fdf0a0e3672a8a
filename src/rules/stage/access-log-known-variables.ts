import { ACCESS_LOG_VARIABLES, isContextVariable, type ApiType } from '../../limits';
import type { Rule } from '../rule';
import { didYouMean } from '../similar';
import { accessLogs, catalogued, literalText, place } from '../support';

/** Variables that are not documented for a type, but that the CDK itself offers for it. */
const OFFERED: Readonly<Record<ApiType, readonly string[]>> = { REST: ['integrationErrorMessage'], WebSocket: [], HTTP: [] };

/** A variable in an access log format that the API type does not have. */
export const accessLogKnownVariables: Rule = {
  meta: catalogued('access-log-known-variables', {
    why: 'The log says "-" where a value was meant. Names are case-sensitive.',
    fix: 'Use a variable that AWS documents for the API type.',
  }),
  *check(model) {
    for (const { settings, type } of accessLogs(model)) {
      const unknown = new Set<string>();
      for (const [, written, open] of (literalText(settings.format, '…') ?? '').matchAll(/\$context\.([A-Za-z0-9_.-]+)(…?)/g)) {
        if (open !== '') continue;
        const name = written.replace(/[.-]+$/, '');
        if (!isContextVariable(ACCESS_LOG_VARIABLES[type], name) && !OFFERED[type].includes(name)) unknown.add(name);
      }
      for (const name of unknown) {
        yield { ...place(settings, 'format'), message: `access log variable $context.${name} does not exist for ${type} APIs${didYouMean(name, ACCESS_LOG_VARIABLES[type].names)}`, actual: `$context.${name}` };
      }
    }
  },
};
