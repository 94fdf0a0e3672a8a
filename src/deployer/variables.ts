import type { ManifestStage } from '../model';
import { Refused } from './errors';

/**
 * Stage variables that the template changes while the stage is pinned: what the canary must see instead
 * of what the baseline sees.
 * @throws Refused when a changed value is only known to CloudFormation, so that it cannot be an override
 */
export function changedVariables(
  template: Readonly<Record<string, unknown>>, stage: ManifestStage, live: Readonly<Record<string, string>>,
): Record<string, string> {
  const declared = variablesOf(template, stage);
  const changed: Record<string, string> = {};
  for (const variable of Object.keys(stage.pinnedVariables ?? {})) {
    const wanted = unpinnedValue(declared[variable]);
    if (typeof wanted !== 'string') {
      throw new Refused(`stage variable ${variable} of ${stage.stage} is computed at deployment, so a canary cannot override it; give it a literal value or keep it unchanged`);
    }
    if (live[variable] !== wanted) changed[variable] = wanted;
  }
  return changed;
}

/** The stage's variables as the template has them when it is not pinned, where they are literal. */
export function declaredVariables(template: Readonly<Record<string, unknown>>, stage: ManifestStage): Record<string, string> {
  return Object.fromEntries(Object.entries(variablesOf(template, stage))
    .map(([name, value]) => [name, unpinnedValue(value)])
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function variablesOf(template: Readonly<Record<string, unknown>>, stage: ManifestStage): Record<string, unknown> {
  const resources = template.Resources as Record<string, { Properties?: { Variables?: Record<string, unknown> } }>;
  return resources[stage.stage]?.Properties?.Variables ?? {};
}

/** The value of `Fn::If: [pinned, parameter, value]` when the stage is not pinned. */
function unpinnedValue(value: unknown): unknown {
  const branches = (value as { 'Fn::If'?: unknown[] } | undefined)?.['Fn::If'];
  return Array.isArray(branches) ? branches[2] : value;
}
