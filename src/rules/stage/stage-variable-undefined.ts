import { isKnown, type RestStage, type V2Stage } from '../../model';
import type { Rule, Violation } from '../rule';
import { describedStages, entries, guide, place, restStages, text, v2Stages } from '../support';
import { usedVariables } from '../support/used-variables';

/** A stage variable that integrations use and a stage does not have. */
export const stageVariableUndefined: Rule = {
  meta: {
    id: 'stage-variable-undefined',
    title: 'Stage variables that integrations use are defined by the stage',
    severity: 'warning',
    why: 'The variable is empty on that stage, so the call goes to a backend that does not exist and fails.',
    fix: 'Define the variable in the Variables of the stage.',
    source: guide('stage-variables'),
  },
  *check(model) {
    const used = usedVariables(model);
    for (const stage of [...restStages(model), ...describedStages(model)]) yield* checkStage(stage, 'variables', stage.variables, used.get(stage.api.key));
    for (const stage of v2Stages(model)) yield* checkStage(stage, 'stageVariables', stage.stageVariables, used.get(stage.api.key));
  },
};

function* checkStage(stage: RestStage | V2Stage, field: string, variables: RestStage['variables'], used: ReadonlySet<string> = new Set()): Generator<Violation> {
  if (variables !== undefined && !isKnown(variables)) return;
  const defined = new Set(entries(variables).map(([name]) => name));
  for (const name of used) {
    if (defined.has(name)) continue;
    const message = `integrations use stage variable ${name}, which stage '${text(stage.stageName) ?? ''}' does not define`;
    yield { ...place(stage, variables === undefined ? undefined : field), message, actual: name };
  }
}
