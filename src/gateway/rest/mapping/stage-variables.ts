/** Puts stage variables into an integration's or authorizer's URI; one that is not set leaves nothing. */
export function withStageVariables(text: string, variables: Readonly<Record<string, string>>): string {
  return text.includes('${stageVariables.') ? text.replace(/\$\{stageVariables\.([A-Za-z0-9_]+)\}/g, (_, name: string) => variables[name] ?? '') : text;
}
