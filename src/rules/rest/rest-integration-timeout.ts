import type { EndpointType } from '../../model';
import type { Rule, RuleContext, Severity } from '../rule';
import { catalogued, endpointType, integrations, number, place, routeName, text } from '../support';

const SHORTEST = 50;
/** What nobody can raise for an edge-optimized API. */
const LONGEST_AT_EDGE = 29_000;

/** An integration timeout that API Gateway does not allow for the API's endpoint type. */
export const restIntegrationTimeout: Rule = {
  meta: catalogued('rest-integration-timeout', {
    why: 'AWS refuses the method with "Timeout should be between 50 ms and 29000 ms", and the stack rolls back.',
    fix: 'Lower the timeout and answer long work asynchronously, or have the quota of a Regional or private API raised.',
  }),
  *check(model, context) {
    for (const found of integrations(model)) {
      const { api, integration } = found;
      const timeout = number(integration.timeoutInMillis);
      if (timeout === undefined) continue;
      if (timeout < SHORTEST) {
        const message = `integration timeout of ${routeName(found)} must be at least ${SHORTEST} ms, got ${timeout} ms`;
        yield { ...place(integration, 'timeoutInMillis'), message, actual: timeout, limit: SHORTEST, severity: 'error', adjustable: false };
        continue;
      }
      // rest-stream-limits knows how long a streamed response may take.
      if (integration.responseTransferMode !== undefined && text(integration.responseTransferMode) !== 'BUFFERED') continue;
      const endpoint = endpointType(model, api);
      const limit = endpoint === 'EDGE' ? LONGEST_AT_EDGE : context.limit('rest-integration-timeout');
      if (timeout <= limit) continue;
      const severity = severityOf(endpoint, limit, context);
      const raised = severity === 'warning' ? ' unless its quota was raised' : '';
      const message = `integration timeout of ${routeName(found)} must be at most ${limit} ms${forWhom(endpoint)}${raised}, got ${timeout} ms`;
      yield { ...place(integration, 'timeoutInMillis'), message, actual: timeout, limit, severity, ...(endpoint === 'EDGE' && { adjustable: false }) };
    }
  },
};

/** Over what the user says is the account's own quota, AWS refuses for certain. */
function severityOf(endpoint: EndpointType | undefined, limit: number, { edition }: RuleContext): Severity {
  return endpoint === 'EDGE' || edition === '2019-02' || limit !== LONGEST_AT_EDGE ? 'error' : 'warning';
}

const NAMES = { EDGE: 'an edge-optimized', PRIVATE: 'a private', REGIONAL: 'a Regional' };

function forWhom(endpoint: EndpointType | undefined): string {
  return endpoint === undefined ? '' : ` for ${NAMES[endpoint]} API`;
}
