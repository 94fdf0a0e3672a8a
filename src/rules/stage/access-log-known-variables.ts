import { ACCESS_LOG_VARIABLES, isContextVariable } from '../../limits';
import { textOf } from '../../model';
import type { Rule } from '../rule';
import { accessLogs, catalogued, place, text } from '../support';

/** A variable in an access log format that the API type does not have. */
export const accessLogKnownVariables: Rule = {
  meta: catalogued('access-log-known-variables', {
    why: 'The log says "-" where a value was meant. Names are case-sensitive.',
    fix: 'Use a variable that AWS documents for the API type.',
  }),
  *check(model) {
    for (const { settings, type } of accessLogs(model)) {
      const unknown = new Set<string>();
      // A name may go on with what only the deployment knows.
      for (const [, written] of (text(textOf(settings.format)) ?? '').matchAll(/\$context\.([A-Za-z0-9_.-]+)(?![A-Za-z0-9_.-]|\$\{)/g)) {
        const name = written.replace(/[.-]+$/, '');
        if (!isContextVariable(ACCESS_LOG_VARIABLES[type], name)) unknown.add(name);
      }
      for (const name of unknown) {
        yield { ...place(settings, 'format'), message: `access log variable $context.${name} does not exist for ${type} APIs`, actual: `$context.${name}` };
      }
    }
  },
};
