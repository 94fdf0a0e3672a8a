import type { Rule } from '../rule';
import { catalogued, originOf } from '../support';

/** More resources than a template may have. */
export const cfnResourcesPerTemplate: Rule = {
  meta: catalogued('cfn-resources-per-template', {
    why: 'CloudFormation refuses the template.',
    fix: 'Write the API as one OpenAPI body, share Lambda permissions between routes, or move parts to other stacks.',
  }),
  *check(model, context) {
    const limit = context.limit('cfn-resources-per-template');
    for (const { resources, declared } of model.templates) {
      const last = resources.at(limit) ?? resources.at(-1);
      if (declared <= limit || !last) continue;
      yield { at: originOf(last), message: `template must have at most ${limit} resources, got ${declared}`, actual: declared, limit };
    }
  },
};
