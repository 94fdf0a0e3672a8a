import type { DeploymentSummary } from './live';

/**
 * The stage variables that a deployment is served with, kept in its description: the service keeps variables on the
 * stage only, where those of another deployment replace them.
 */
const NOTE = /\s*\[stage variables (\{.*\})\]$/s;

/** The service documents no length for descriptions; other descriptions of it hold 1,024 characters. */
const LONGEST_DESCRIPTION = 1024;

/** `undefined` when they were never noted. */
export function notedVariables({ description = '' }: Pick<DeploymentSummary, 'description'>): Readonly<Record<string, string>> | undefined {
  const text = NOTE.exec(description)?.[1];
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Record<string, string>;
  } catch {
    return undefined;
  }
}

/** The description without the note. */
export function plainDescription({ description }: Pick<DeploymentSummary, 'description'>): string | undefined {
  return description?.replace(NOTE, '') || undefined;
}

/** The description with the variables noted; `undefined` when they are noted already, or do not fit. */
export function describeWithVariables(deployment: Pick<DeploymentSummary, 'description'>, variables: Readonly<Record<string, string>>): string | undefined {
  const sorted = Object.fromEntries(Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1)));
  const described = `${plainDescription(deployment) ?? ''} [stage variables ${JSON.stringify(sorted)}]`.trim();
  return described === deployment.description || described.length > LONGEST_DESCRIPTION ? undefined : described;
}
