import { textReport } from '../../../src/rules/report/text';
import { BARE_FINDING, FINDING, resultOf } from '../result';

test('groups findings by template, with place, fix, limit and source', () => {
  expect(textReport(resultOf(FINDING, BARE_FINDING))).toBe(`cdk.out/Orders.template.json
  12:7    error    OrdersApi  timeout must be at most 29000 ms, got 60000 ms  (rest-integration-timeout)
          at    Orders/Api/Resource  Properties/Body/paths/~1orders/get/x-amazon-apigateway-integration/timeoutInMillis
          fix   lower the timeout, or make the API Regional and raise the quota
          limit 29000 milliseconds, got 60000, adjustable, Service Quotas L-E5AE38E3
          see   https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html

templates/my api,1.yaml
          warning  a <template> of "100%" & more, twice over: two lines    (cfn-template-size)
          at    Resources
          fix   split it, please: that's 50%
          see   https://docs.aws.amazon.com/

2 problems (1 error, 1 warning) in 3 templates with 1 API
`);
});

test.each([
  ['nothing found', resultOf(), 'no problems in 3 templates with 1 API\n'],
  ['all of it ignored', { ...resultOf(), ignored: 2 }, 'no problems in 3 templates with 1 API, 2 findings ignored\n'],
])('%s is one line', (_, result, expected) => {
  expect(textReport(result)).toBe(expected);
});
