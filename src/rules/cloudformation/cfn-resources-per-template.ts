import type { Rule } from '../rule';
import { catalogued } from '../support';

/** More resources than a template may have. */
export const cfnResourcesPerTemplate: Rule = {
  meta: catalogued('cfn-resources-per-template', {
    why: 'CloudFormation refuses the template.',
    fix: 'Write the API as one OpenAPI body, share Lambda permissions between routes, or move parts to other stacks.',
  }),
  *check(model, context) {
    const limit = context.limit('cfn-resources-per-template');
    for (const { declared } of model.templates) {
      if (declared.length <= limit) continue;
      yield { at: declared[limit], message: `template must have at most ${limit} resources, got ${declared.length}`, actual: declared.length, limit };
    }
  },
};
