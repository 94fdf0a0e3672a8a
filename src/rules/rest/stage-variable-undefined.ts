import { isKnown, textOf, type ApiModel, type Integration } from '../../model';
import type { Rule } from '../rule';
import { entries, guide, integrations, place, text } from '../support';

const REFERENCE = /\$\{!?stageVariables\.([A-Za-z0-9_]+)\}/g;

/** As a mapping template writes it; one that the template looks at first may be absent. */
const IN_TEMPLATE = /\$!?\{?stageVariables\.([A-Za-z0-9_]+)/g;

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
    for (const api of model.restApis) {
      const names = used.get(api.key);
      if (!names) continue;
      for (const stage of api.stages) {
        if (stage.variables !== undefined && !isKnown(stage.variables)) continue;
        const defined = new Set(entries(stage.variables).map(([name]) => name));
        for (const name of names) {
          if (defined.has(name)) continue;
          const message = `integrations use stage variable ${name}, which stage '${text(stage.stageName) ?? ''}' does not define`;
          yield { ...place(stage, stage.variables === undefined ? undefined : 'variables'), message, actual: name };
        }
      }
    }
  },
};

function usedVariables(model: ApiModel): ReadonlyMap<string, ReadonlySet<string>> {
  const used = new Map<string, Set<string>>();
  for (const { api, integration } of integrations(model)) {
    const names = [...textsOf(integration)].flatMap((written) => [...written.matchAll(REFERENCE)].map(([, name]) => name));
    for (const name of [...names, ...namesInTemplates(integration)]) used.set(api.key, (used.get(api.key) ?? new Set()).add(name));
  }
  return used;
}

function* namesInTemplates(integration: Integration): Generator<string> {
  const responses = integration.responses?.flatMap(({ responseTemplates }) => entries(responseTemplates)) ?? [];
  for (const [, value] of [...entries(integration.requestTemplates), ...responses]) {
    const template = text(value);
    if (!template?.includes('stageVariables.') || template.includes('#if')) continue;
    for (const [, name] of template.matchAll(IN_TEMPLATE)) yield name;
  }
}

function* textsOf(integration: Integration): Generator<string> {
  for (const value of [integration.uri, integration.credentials, integration.connectionId]) yield text(textOf(value)) ?? '';
  // A mapped parameter is the whole text, without braces.
  for (const [, value] of entries(integration.requestParameters)) yield (text(value) ?? '').replace(/^stageVariables\.\w+$/, '${$&}');
}
