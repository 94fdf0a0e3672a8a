import type { TemplateFacts } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, originOf } from '../support';

const LONGEST_ID = 255;
const LONGEST_DEFAULT = 4096;
const MOST_REFERENCES = 60;

/** The most that a template may have of each section. */
const SECTIONS = { parameters: 200, outputs: 200, mappings: 200 } as const;

/** More parameters, outputs, mappings or dynamic references than a template may have, or a name or value that is too long. */
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
      yield* checkValues(template);
      for (const resource of template.resources) {
        const { length } = resource.logicalId;
        if (length <= LONGEST_ID) continue;
        yield { at: originOf(resource), message: `logical id must have at most ${LONGEST_ID} characters, got ${length}`, actual: length, limit: LONGEST_ID };
      }
    }
  },
};

function* checkValues({ resources, dynamicReferences: count, defaults }: TemplateFacts): Generator<Violation> {
  if (resources.length === 0) return;
  const at = originOf(resources[0]);
  if (count > MOST_REFERENCES) {
    yield { at, message: `template must have at most ${MOST_REFERENCES} dynamic references, got ${count}`, actual: count, limit: MOST_REFERENCES };
  }
  for (const [name, bytes] of Object.entries(defaults)) {
    if (bytes <= LONGEST_DEFAULT) continue;
    yield { at, message: `default of parameter ${name} must have at most ${LONGEST_DEFAULT} bytes, got ${bytes}`, actual: bytes, limit: LONGEST_DEFAULT };
  }
}
