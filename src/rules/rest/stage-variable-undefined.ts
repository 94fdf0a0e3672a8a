import { isKnown, textOf, type ApiModel, type Integration } from '../../model';
import type { Rule } from '../rule';
import { entries, guide, integrations, place, text } from '../support';

const REFERENCE = /\$\{!?stageVariables\.([A-Za-z0-9_]+)\}/g;

/** As a mapping template writes it; one that the template looks at first may be absent. */
const IN_TEMPLATE = /\$!?\{?stageVariables\.([A-Za-z0-9_]+)(?![A-Za-z0-9_]*\()/g;

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
      for (const stage of [...api.stages, ...api.deployments.flatMap(({ stage: described }) => described ?? [])]) {
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
    for (const name of [...namesInTexts(integration), ...namesInTemplates(integration)]) {
      used.set(api.key, (used.get(api.key) ?? new Set()).add(name));
    }
  }
  return used;
}

function namesInTexts({ uri, credentials, connectionId, requestParameters }: Integration): string[] {
  // A mapped parameter is the whole text, without braces.
  const mapped = entries(requestParameters).map(([, value]) => text(value)?.replace(/^stageVariables\.\w+$/, '${$&}'));
  return [textOf(uri), textOf(credentials), textOf(connectionId), ...mapped].flatMap((written) => namesIn(written, REFERENCE));
}

function namesInTemplates({ requestTemplates, responses = [] }: Integration): string[] {
  return [requestTemplates, ...responses.map(({ responseTemplates }) => responseTemplates)]
    .flatMap((templates) => entries(templates).map(([, value]) => text(value)))
    .flatMap((template) => template?.includes('#if') ? [] : namesIn(template, IN_TEMPLATE));
}

/** Few texts use any, so that most need no pattern. */
function namesIn(written: string | undefined, pattern: RegExp): string[] {
  return written?.includes('stageVariables.') ? [...written.matchAll(pattern)].map(([, name]) => name) : [];
}
