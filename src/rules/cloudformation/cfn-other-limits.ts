import type { Rule } from '../rule';
import { catalogued, originOf } from '../support';

const LONGEST_ID = 255;

/** The most that a template may have of each section. */
const SECTIONS = { parameters: 200, outputs: 200, mappings: 200 } as const;

/** More parameters, outputs or mappings than a template may have, or a logical id that is too long. */
export const cfnOtherLimits: Rule = {
  meta: catalogued('cfn-other-limits', {
    why: 'CloudFormation refuses the template.',
    fix: 'Remove what nobody needs, or split the stack.',
  }),
  *check(model) {
    for (const template of model.templates) {
      for (const section of Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]) {
        const limit = SECTIONS[section];
        const count = template[section];
        if (count <= limit || template.resources.length === 0) continue;
        yield { at: originOf(template.resources[0]), message: `template must have at most ${limit} ${section}, got ${count}`, actual: count, limit };
      }
      for (const resource of template.resources) {
        const { length } = resource.logicalId;
        if (length <= LONGEST_ID) continue;
        yield { at: originOf(resource), message: `logical id must have at most ${LONGEST_ID} characters, got ${length}`, actual: length, limit: LONGEST_ID };
      }
    }
  },
};
