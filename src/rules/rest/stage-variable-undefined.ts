import { isKnown, textOf, type ApiModel, type Integration } from '../../model';
import type { Rule } from '../rule';
import { entries, guide, integrations, place, text } from '../support';

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
    const names = namesIn(integration);
    if (names.length === 0) continue;
    const all = used.get(api.key) ?? new Set();
    names.forEach((name) => all.add(name));
    used.set(api.key, all);
  }
  return used;
}

function namesIn(integration: Integration): string[] {
  const texts = [integration.uri, integration.credentials, integration.connectionId].map((value) => text(textOf(value)) ?? '');
  const inTexts = texts.flatMap((value) => [...value.matchAll(/\$\{!?stageVariables\.([A-Za-z0-9_]+)\}/g)].map(([, name]) => name));
  const mapped = entries(integration.requestParameters).flatMap(([, value]) => /^stageVariables\.([A-Za-z0-9_]+)$/.exec(text(value) ?? '')?.[1] ?? []);
  return [...inTexts, ...mapped];
}
