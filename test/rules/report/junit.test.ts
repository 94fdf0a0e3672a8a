import { junitReport } from '../../../src/rules/report/junit';
import { BARE_FINDING, FINDING, resultOf } from '../result';

test('has a suite per template and a failed case per finding', () => {
  expect(junitReport(resultOf(FINDING, BARE_FINDING))).toMatchInlineSnapshot(`
"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="gatehouse lint" tests="3" failures="2" errors="0">
  <testsuite name="cdk.out/Orders.template.json" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="cdk.out/Orders.template.json" name="rest-integration-timeout OrdersApi Properties/Body/paths/~1orders/get/x-amazon-apigateway-integration/timeoutInMillis">
      <failure type="error" message="timeout must be at most 29000 ms, got 60000 ms">cdk.out/Orders.template.json:12:7
timeout must be at most 29000 ms, got 60000 ms
fix: lower the timeout, or make the API Regional and raise the quota
limit: 29000 milliseconds, got 60000, adjustable, Service Quotas L-E5AE38E3
see: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html</failure>
    </testcase>
  </testsuite>
  <testsuite name="templates/my api,1.yaml" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="templates/my api,1.yaml" name="cfn-template-size Resources">
      <failure type="warning" message="a &lt;template&gt; of &quot;100%&quot; &amp; more, twice
over: two lines �">templates/my api,1.yaml
a &lt;template&gt; of &quot;100%&quot; &amp; more, twice
over: two lines �
fix: split it, please: that's 50%
see: https://docs.aws.amazon.com/</failure>
    </testcase>
  </testsuite>
  <testsuite name="clean.json" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="clean.json" name="no findings"/>
  </testsuite>
</testsuites>
"
`);
});
