import { isKnown, textOf, type ApiModel, type Integration } from '../../model';
import type { Rule } from '../rule';
import { entries, guide, integrations, place, text } from '../support';

const REFERENCE = /\$\{!?stageVariables\.([A-Za-z0-9_]+)\}/g;

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
    for (const written of textsOf(integration)) {
      if (!written.includes('stageVariables.')) continue;
      const names = used.get(api.key) ?? new Set();
      for (const [, name] of written.matchAll(REFERENCE)) names.add(name);
      used.set(api.key, names);
    }
  }
  return used;
}

function* textsOf(integration: Integration): Generator<string> {
  for (const value of [integration.uri, integration.credentials, integration.connectionId]) yield text(textOf(value)) ?? '';
  // A mapped parameter is the whole text, without braces.
  for (const [, value] of entries(integration.requestParameters)) yield (text(value) ?? '').replace(/^stageVariables\.\w+$/, '${$&}');
}
