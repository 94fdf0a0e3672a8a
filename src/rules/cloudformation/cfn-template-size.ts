import type { Rule } from '../rule';
import { catalogued, originOf } from '../support';

/** A template larger than CloudFormation takes, even from a bucket. */
export const cfnTemplateSize: Rule = {
  meta: catalogued('cfn-template-size', {
    why: 'CloudFormation refuses the template.',
    fix: 'Move a large OpenAPI body to an S3 asset, or split the stack.',
  }),
  *check(model, context) {
    const limit = context.limit('cfn-template-size');
    for (const { bytes, resources } of model.templates) {
      if (bytes <= limit || resources.length === 0) continue;
      const message = `template must have at most ${limit} bytes, got ${bytes}`;
      yield { at: originOf(resources[0]), message, actual: bytes, limit };
    }
  },
};
