import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Template } from '../template';
import type { Ignore, LintOptions } from './options';
import { RULES } from './rules';

/** The namespace of rule ids in the CDK: `cdk-gatehouse::rest-integration-timeout`. */
export const NAMESPACE = 'cdk-gatehouse';

const ACKNOWLEDGED = 'aws:cdk:acknowledged-rules';
/** The metadata of an app can be large, and seldom has this. */
const MENTION = `"${NAMESPACE}::`;

/** The options, with what the app acknowledged ignored too. */
export function withAcknowledged(templates: readonly Template[], options: LintOptions = {}): LintOptions {
  return { ...options, ignore: [...(options.ignore ?? []), ...acknowledgedIn(templates)] };
}

/**
 * What an app acknowledged with `Validations.of(construct).acknowledge(…)`, from the cloud assemblies that the
 * templates are in. It holds for the construct and everything below it.
 */
function acknowledgedIn(templates: readonly Template[]): Ignore[] {
  const ids = new Set(RULES.map(({ meta }) => meta.id));
  const folders = new Set(templates.map(({ file }) => dirname(file)));
  return [...[...folders].flatMap(metadataIn), ...[...new Set([...folders].flatMap(assembliesAround))].flatMap(suppressedIn)]
    .flatMap(({ path, acknowledged }) => Object.entries(acknowledged).map(([id, reason]) => ({ path, id, reason })))
    .filter(({ id }) => id.startsWith(`${NAMESPACE}::`))
    .map(({ path, id, reason }) => ({ rule: id.slice(NAMESPACE.length + 2), path, reason: `acknowledged: ${reason}` }))
    .filter(({ rule }) => ids.has(rule));
}

/** The acknowledgements of an assembly, by construct path. */
function metadataIn(folder: string): { readonly path: string; readonly acknowledged: object }[] {
  return Object.values(objectOf(readObject(join(folder, 'manifest.json')).artifacts))
    .map(objectOf)
    .flatMap(({ metadata, additionalMetadataFile: file }) => [objectOf(metadata), typeof file === 'string' ? readObject(join(folder, file), MENTION) : {}])
    .flatMap((metadata) => Object.entries(metadata))
    .flatMap(([path, entries]) =>
      (Array.isArray(entries) ? entries : [])
        .filter((entry) => objectOf(entry).type === ACKNOWLEDGED)
        .map((entry) => ({ path: path.replace(/^\//, ''), acknowledged: objectOf(objectOf(entry).data) })),
    );
}

/**
 * The findings that the plugin suppressed, by construct path. An assembly has no other trace of what was acknowledged
 * for a whole app or stage.
 */
function suppressedIn(folder: string): { readonly path: string; readonly acknowledged: object }[] {
  return listOf(readObject(join(folder, 'validation-report.json'), MENTION).pluginReports)
    .flatMap(({ suppressedViolations }) => listOf(suppressedViolations))
    .flatMap(({ acknowledgedId, reason, violatingConstructs }) => listOf(violatingConstructs).flatMap(({ constructPath: path }) =>
      typeof path === 'string' && typeof acknowledgedId === 'string' ? [{ path, acknowledged: { [acknowledgedId]: reason } }] : []));
}

/** A folder and those around it that are cloud assemblies: a stage's assembly is inside that of its app, which has the report. */
function assembliesAround(folder: string): string[] {
  const outer = resolve(folder, '..');
  return [folder, ...(outer !== resolve(folder) && existsSync(join(outer, 'manifest.json')) ? assembliesAround(outer) : [])];
}

/** A file's object; an empty one when there is none. What cannot be read is the loader's to say. */
function readObject(file: string, mention = ''): Readonly<Record<string, unknown>> {
  try {
    const text = readFileSync(file, 'utf8');
    return text.includes(mention) ? objectOf(JSON.parse(text)) : {};
  } catch {
    return {};
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
