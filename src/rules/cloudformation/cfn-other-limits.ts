import type { Origin, TemplateFacts } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued } from '../support';

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
      const [first] = template.declared;
      if (!first) continue;
      for (const section of Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]) {
        const limit = SECTIONS[section];
        const count = template[section];
        if (count <= limit) continue;
        yield { at: first, message: `template must have at most ${limit} ${section}, got ${count}`, actual: count, limit };
      }
      yield* checkValues(template, first);
      for (const at of template.declared) {
        const { length } = at.logicalId;
        if (length <= LONGEST_ID) continue;
        yield { at, message: `logical id must have at most ${LONGEST_ID} characters, got ${length}`, actual: length, limit: LONGEST_ID };
      }
    }
  },
};

function* checkValues({ dynamicReferences: count, defaults }: TemplateFacts, at: Origin): Generator<Violation> {
  if (count > MOST_REFERENCES) {
    yield { at, message: `template must have at most ${MOST_REFERENCES} dynamic references, got ${count}`, actual: count, limit: MOST_REFERENCES };
  }
  for (const [name, bytes] of Object.entries(defaults)) {
    if (bytes <= LONGEST_DEFAULT) continue;
    yield { at, message: `default of parameter ${name} must have at most ${LONGEST_DEFAULT} bytes, got ${bytes}`, actual: bytes, limit: LONGEST_DEFAULT };
  }
}
