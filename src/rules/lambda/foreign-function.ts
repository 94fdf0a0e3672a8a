import { constructWarningRule, guide } from '../support';

/** A function of another account, which our constructs cannot give a permission to. */
export const foreignFunction = constructWarningRule({
  id: 'foreign-function',
  title: 'Functions of other accounts let API Gateway invoke them',
  why: 'Without a permission in the function\'s own account every call is answered with 500 Internal Server Error.',
  fix: 'Add a Lambda permission for apigateway.amazonaws.com in the account of the function.',
  source: guide('apigateway-cross-account-lambda'),
});
