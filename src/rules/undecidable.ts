/**
 * Limits of the catalogue that a template cannot show to be kept or broken, each with the reason. Every other
 * limit that is checked at synthesis has a rule of the same id.
 */
export const UNDECIDABLE: Readonly<Record<string, string>> = {
  'control-rate-delete-api-key': 'A template shows what a stack has, not what an operation will delete.',
  'control-rate-delete-domain-name': 'A template shows what a stack has, not what an operation will delete.',
  'control-rate-delete-resource': 'A template shows what a stack has, not what an operation will delete.',
  'control-rate-delete-rest-api': 'A template shows what a stack has, not what an operation will delete.',
  'control-rate-delete-vpc-link-v2': 'A template shows what a stack has, not what an operation will delete.',
  'control-rate-get-resources': 'CloudFormation makes no such call for a template; it is for tools that call the API themselves.',
  'control-rate-import-documentation-parts': 'No CloudFormation resource makes this call.',
  'control-rate-put-rest-api': 'Only an update of an existing API makes this call, and a template does not show what exists.',
  'control-rate-total': 'The sum of calls depends on what CloudFormation does at the same time, which a template does not show.',
  'control-rate-update-account': 'One call for a stack is never too much; logging-needs-account-role finds more than one account setting.',
  'control-rate-update-domain-name': 'Only an update of an existing domain name makes this call, and a template does not show what exists.',
  'control-rate-update-usage-plan': 'Only an update of an existing usage plan makes this call, and a template does not show what exists.',
  'portal-product-pages': 'CloudFormation has no resource for a page of a product.',
  'portal-products-per-portal': 'Products are added to a portal when it is published, not in a template.',
  'portal-rest-endpoint-pages': 'CloudFormation has no resource for a page of a REST endpoint.',
  'portal-throttle': 'How often a portal is called is not written in a template.',
  'vpc-link-v2-immutable': 'Whether subnets or security groups change shows only beside the deployed stack, not in one template.',
};
