import { tiesOf, type Template, type Ties } from '../template';

/** Templates that meet in one account and Region. */
interface Group {
  readonly environment: string;
  readonly templates: Template[];
}

/** Where nobody tells an account or a Region. */
const ANYWHERE = '/';

/**
 * Puts templates together that meet in one account and Region, where names, references and quotas are shared:
 * those of one app and environment, and those that refer to each other. Templates that were given together and do
 * not tell where they go meet too. A nested stack is where its parent is.
 */
export function byEnvironment(templates: readonly Template[]): Template[][] {
  const byFile = new Map(templates.map((template) => [template.file, template]));
  const groups = new Map<string, Group>();
  const apps = new Set<string>();
  for (const template of templates) {
    const { app = '', account = '', region = '' } = topOf(template, byFile);
    const environment = `${account}/${region}`;
    const key = `${environment}/${app}`;
    const group = groups.get(key) ?? { environment, templates: [] };
    groups.set(key, group);
    group.templates.push(template);
    apps.add(app);
  }
  const all = [...groups.values()];
  return apps.size > 1 ? joined(all) : all.map((group) => group.templates);
}

function topOf(template: Template, byFile: ReadonlyMap<string, Template>, seen = new Set<Template>()): Template {
  const parent = template.parent && byFile.get(template.parent.file);
  return parent && !seen.has(parent) ? topOf(parent, byFile, seen.add(template)) : template;
}

/** Joins groups of different apps of which one uses what another exports, or that add to the same API. */
function joined(groups: readonly Group[]): Template[][] {
  const ties = groups.map(({ templates }) => templates.map(tiesOf));
  const whole = groups.map((_, index) => index);
  const rootOf = (index: number): number => whole[index] === index ? index : rootOf(whole[index]);
  const join = (one: number, other: number): void => {
    if (mayMeet(groups[one], groups[other])) whole[rootOf(one)] = rootOf(other);
  };
  const exporters = holders(ties, 'exports');
  for (const [name, importers] of holders(ties, 'imports')) {
    // An account has an export once, so that of two exporters nobody knows which one is meant.
    const [exporter, ...others] = exporters.get(name) ?? [];
    if (exporter !== undefined && others.length === 0) importers.forEach((importer) => join(importer, exporter));
  }
  for (const [first, ...others] of holders(ties, 'apis').values()) others.forEach((other) => join(other, first));
  const together = new Map<number, Template[]>();
  groups.forEach(({ templates }, index) => together.set(rootOf(index), [...(together.get(rootOf(index)) ?? []), ...templates]));
  return [...together.values()];
}

/** The indexes of the groups that have a name, each once. */
function holders(ties: readonly (readonly Ties[])[], kind: keyof Ties): Map<string, number[]> {
  const found = new Map<string, number[]>();
  ties.forEach((group, index) => {
    for (const name of new Set(group.flatMap((template) => [...template[kind]]))) found.set(name, [...(found.get(name) ?? []), index]);
  });
  return found;
}

function mayMeet(one: Group, other: Group): boolean {
  return one.environment === other.environment || one.environment === ANYWHERE || other.environment === ANYWHERE;
}
