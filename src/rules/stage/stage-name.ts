import { textOf, type Located, type Value } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, isKindKnown, literalText, place, text, v2Apis } from '../support';

const NAME = /^[A-Za-z0-9_-]{1,128}$/;

/** A stage name with characters that AWS does not take. */
export const stageName: Rule = {
  meta: catalogued('stage-name', {
    why: 'AWS refuses the stage, and the stack rolls back.',
    fix: 'Use 1 to 128 letters, digits, hyphens and underscores; $default is for HTTP APIs.',
  }),
  *check(model) {
    for (const api of model.restApis) for (const node of [...api.stages, ...api.deployments]) yield* checkName(node, node.stageName, false);
    for (const mapping of model.domainMappings) if (mapping.generation === 'v2') yield* checkName(mapping, mapping.stage, true, false, 'stage');
    for (const api of v2Apis(model)) {
      for (const node of [...api.stages, ...api.deployments]) yield* checkName(node, node.stageName, true, api.kind === 'WEBSOCKET' && isKindKnown(model, api));
    }
  },
};

function* checkName(node: Located, value: Value<string> | undefined, mayBeDefault: boolean, doubtful = false, field = 'stageName'): Generator<Violation> {
  const literal = literalText(value);
  if (literal === undefined || NAME.test(literal) || !node.origin) return;
  const name = text(textOf(value)) ?? literal;
  const where = place(node, field);
  if (name !== '$default' || !mayBeDefault) {
    yield { ...where, message: `stage name must have 1 to 128 letters, digits, hyphens and underscores, got '${name}'`, actual: name };
  } else if (doubtful) {
    yield { ...where, message: "stage name '$default' is documented for HTTP APIs only", actual: name, severity: 'warning' };
  }
}
