import { catalogued, controlRateRule, resourcesOf } from '../support';

/** So many CreateDocumentationVersion calls in one stack that AWS throttles its creation. */
export const controlRateCreateDocumentationVersion = controlRateRule(
  catalogued('control-rate-create-documentation-version', {
    why: 'AWS throttles the calls of the whole account; CloudFormation retries, so the deployment is slow and may fail with "Too Many Requests".',
    fix: 'Split the stack, or let the resources depend on each other so that they are created one after another.',
  }),
  'CreateDocumentationVersion',
  (model) => resourcesOf(model, 'AWS::ApiGateway::DocumentationVersion'),
);
