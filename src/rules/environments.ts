import type { Template } from '../template';

/**
 * Puts templates together that meet in one account and Region, where names, references and quotas are shared.
 * Templates that do not tell where they go meet too. A nested stack is where its parent is.
 */
export function byEnvironment(templates: readonly Template[]): Template[][] {
  const byFile = new Map(templates.map((template) => [template.file, template]));
  const groups = new Map<string, Template[]>();
  for (const template of templates) {
    const { account = '', region = '' } = topOf(template, byFile);
    const key = `${account}/${region}`;
    groups.set(key, [...(groups.get(key) ?? []), template]);
  }
  return [...groups.values()];
}

function topOf(template: Template, byFile: ReadonlyMap<string, Template>, seen = new Set<Template>()): Template {
  const parent = template.parent && byFile.get(template.parent.file);
  return parent && !seen.has(parent) ? topOf(parent, byFile, seen.add(template)) : template;
}
