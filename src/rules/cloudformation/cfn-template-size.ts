import type { Rule } from '../rule';
import { catalogued } from '../support';

/** A template larger than CloudFormation takes, even from a bucket. */
export const cfnTemplateSize: Rule = {
  meta: catalogued('cfn-template-size', {
    why: 'CloudFormation refuses the template.',
    fix: 'Move a large OpenAPI body to an S3 asset, or split the stack.',
  }),
  *check(model, context) {
    const limit = context.limit('cfn-template-size');
    for (const { bytes, declared: [first] } of model.templates) {
      if (bytes <= limit || !first) continue;
      const message = `template must have at most ${limit} bytes, got ${bytes}`;
      yield { at: first, message, actual: bytes, limit };
    }
  },
};
