import type { Rule } from '../rule';
import { catalogued, functionOf, httpApis, number, place } from '../support';

/** A Lambda authorizer of an HTTP API that may run longer than the API waits for it. */
export const httpLambdaAuthorizerTimeout: Rule = {
  meta: catalogued('http-lambda-authorizer-timeout', {
    why: 'An HTTP API waits at most 10 seconds for its authorizer and then answers with 500.',
    fix: 'Lower the timeout of the function to 10 seconds.',
  }),
  *check(model, context) {
    const limit = context.limit('http-lambda-authorizer-timeout') / 1000;
    for (const api of httpApis(model)) {
      for (const authorizer of api.authorizers) {
        const timeout = number(functionOf(model, authorizer, authorizer.authorizerUri)?.timeout);
        if (timeout === undefined || timeout <= limit) continue;
        const message = `authorizer function may run for ${timeout} s, but an HTTP API waits at most ${limit} s`;
        yield { ...place(authorizer, 'authorizerUri'), message, actual: timeout, limit };
      }
    }
  },
};
