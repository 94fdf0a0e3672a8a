import { REST_MAPPING_VARIABLES, WEBSOCKET_MAPPING_VARIABLES } from '../../limits';
import type { ApiModel } from '../../model';
import { checkTemplate, parseTemplate, VtlSyntaxError, type KnownNames } from '../../vtl';
import type { Rule, Violation } from '../rule';
import { guide, spotPlace, templateSpots, textAroundNames, v2TemplateSpots, type Spot } from '../support';

/** A mapping template that cannot be parsed, or that uses what API Gateway does not offer. */
export const mappingTemplateSyntax: Rule = {
  meta: {
    id: 'mapping-template-syntax',
    title: 'Mapping templates are valid VTL',
    severity: 'error',
    why: 'Every request that gets to the template is answered with 500 Internal Server Error, or misses a value.',
    fix: 'Mend the template at the line and column of the message.',
    source: guide('api-gateway-mapping-template-reference'),
  },
  *check(model) {
    yield* checkSpots(model, templateSpots(model), { contextVariables: REST_MAPPING_VARIABLES });
    yield* checkSpots(model, v2TemplateSpots(model), { contextVariables: WEBSOCKET_MAPPING_VARIABLES });
  },
};

function* checkSpots(model: ApiModel, spots: Iterable<Spot>, known: KnownNames): Generator<Violation> {
  // APIs repeat a few templates on all of their methods.
  const checked = new Map<string, readonly Problem[]>();
  for (const spot of spots) {
    const template = textAroundNames(model, spot.node, spot.value);
    if (template === undefined || !/[#$]/.test(template)) continue;
    const problems = checked.get(template) ?? problemsOf(template, known);
    checked.set(template, problems);
    for (const { message, severity } of problems) yield { ...spotPlace(spot), message, severity };
  }
}

type Problem = Pick<Violation, 'message' | 'severity'>;

/** A template that parses is called, and only misses what it asks for in vain. */
function problemsOf(template: string, known: KnownNames): Problem[] {
  const severity = parses(template) ? 'warning' : 'error';
  return checkTemplate(template, known).map(({ message, line, column }) => ({
    message: `mapping template, line ${line}, column ${column}: ${message}`,
    severity,
  }));
}

function parses(template: string): boolean {
  try {
    parseTemplate(template);
    return true;
  } catch (error) {
    if (error instanceof VtlSyntaxError) return false;
    throw error;
  }
}
