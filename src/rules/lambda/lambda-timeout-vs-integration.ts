import type { ApiModel, Located, Value } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, entries, functionOf, integrations, number, place, v2Apis } from '../support';

/** Milliseconds that an API waits when nothing is said. */
const DEFAULT = { REST: 29_000, WEBSOCKET: 29_000, HTTP: 30_000 } as const;

/** Milliseconds that an integration may wait at least. */
const SHORTEST = 50;

/** A function that may run longer than the API waits for it. */
export const lambdaTimeoutVsIntegration: Rule = {
  meta: catalogued('lambda-timeout-vs-integration', {
    why: 'The caller gets 504 Gateway Timeout while the function goes on, and is paid for, until its own timeout.',
    fix: 'Lower the timeout of the function below that of the integration, or call it asynchronously.',
  }),
  *check(model) {
    for (const { integration } of integrations(model)) {
      if (entries(integration.requestParameters).some(([name]) => name.toLowerCase().endsWith('x-amz-invocation-type'))) continue;
      yield* checkTimeout(model, integration, 'uri', integration.uri, integration.timeoutInMillis, DEFAULT.REST);
    }
    for (const api of model.httpApis) {
      if (api.target !== undefined) yield* checkTimeout(model, api, 'target', api.target, undefined, DEFAULT.HTTP);
    }
    for (const api of v2Apis(model)) {
      for (const integration of api.integrations) {
        yield* checkTimeout(model, integration, 'integrationUri', integration.integrationUri, integration.timeoutInMillis, DEFAULT[api.kind]);
      }
    }
  },
};

function* checkTimeout(
  model: ApiModel, node: Located, field: string, uri: Value<string> | undefined, written: unknown, byDefault: number,
): Generator<Violation> {
  const waits = written === undefined ? byDefault : number(written);
  const runs = number(functionOf(model, node, uri)?.timeout);
  // What AWS does not take is said by another rule.
  if (waits === undefined || waits < SHORTEST || runs === undefined || runs * 1000 <= waits) return;
  const message = `function may run for ${runs} s, but the integration waits ${waits / 1000} s`;
  yield { ...place(node, field), message, actual: runs, limit: waits / 1000 };
}
