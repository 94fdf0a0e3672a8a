/**
 * Lines of shell blocks that are not run here, each with the reason. A line counts as it is written, without its comment.
 * `npm install` of the package is run: it links the present source instead of asking the registry.
 */
export const NOT_RUN: Readonly<Record<string, string>> = {
  'npm ci': 'replaces the packages that this test runs with',
  'npm ci && npm run demo': 'replaces the packages that this test runs with; the demo is the examples, which their own pages run here',
  'npm ci && npm test': 'this test is part of it',
  'npm test': 'this test is part of it',
  'npx jest test/rules': 'part of the same run of jest',
  'npx projen': 'writes the files of the repository',
  'npx projen docs': 'writes the pages that are being read; test/docs/pages.test.ts compares them',
  'npm run demo': 'takes as long as all pages together, and runs what the pages of the examples run',
  'aws apigateway test-invoke-method --rest-api-id … --resource-id … --http-method GET --path-with-query-string \'/orders/7?full=1\' --query log --output text':
    'the AWS CLI is not asked of a contributor\'s machine; test/endpoint/execute-api/test-invoke.test.ts sends the same call with the SDK',
  'npm run bench': 'measures, and needs the machine for itself',
};
