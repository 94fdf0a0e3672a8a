import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkOptions, LintOptionError } from './check-options';
import type { Ignore, LintOptions } from './options';
import { printable } from './printable';
import { RULES } from './rules';
import { didYouMean } from './similar';

export const CONFIG_FILE = 'gatehouse.json';

type Fields = Readonly<Record<string, 'string' | 'object' | 'array'>>;

const CONFIG_KEYS: Fields = { $schema: 'string', edition: 'string', quotas: 'object', rules: 'object', ignore: 'array' };
const IGNORE_KEYS: Fields = { rule: 'string', logicalId: 'string', path: 'string', stack: 'string', reason: 'string', expires: 'string' };

/** The nearest `gatehouse.json`, in `folder` or above it. */
export function findConfig(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, CONFIG_FILE);
    if (existsSync(file)) return file;
    if (dirname(at) === at) return undefined;
  }
}

/**
 * Reads a `gatehouse.json`.
 * @throws LintOptionError with one line that names the file and what is wrong with it
 */
export function readConfig(file: string): LintOptions {
  try {
    // Reading a pipe waits for whoever writes it.
    if (!statSync(file).isFile()) throw new LintOptionError('not a file');
    const options = parseConfig(readFileSync(file, 'utf8'));
    checkOptions(options, RULES);
    return options;
  } catch (error) {
    throw new LintOptionError(`${file}: ${printable((error as Error).message.split('\n')[0])}`);
  }
}

function parseConfig(text: string): LintOptions {
  const config: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  checkFields('the file', config, CONFIG_KEYS, []);
  const { $schema: _, ...options } = config as LintOptions & { $schema?: string };
  options.ignore?.forEach((ignore: Ignore, index) => checkFields(`ignore[${index}]`, ignore, IGNORE_KEYS, ['rule', 'reason']));
  return options;
}

function checkFields(what: string, value: unknown, fields: Fields, required: readonly string[]): void {
  if (kindOf(value) !== 'object') throw new LintOptionError(`${what} must be an object, got ${kindOf(value)}`);
  for (const [key, field] of Object.entries(value as object)) {
    if (!Object.hasOwn(fields, key)) {
      throw new LintOptionError(`${what} must have only ${Object.keys(fields).join(', ')}, got '${key}'${didYouMean(key, Object.keys(fields))}`);
    }
    if (kindOf(field) !== fields[key]) throw new LintOptionError(`'${key}' of ${what} must be of type ${fields[key]}, got ${kindOf(field)}`);
  }
  for (const key of required) {
    if (!Object.hasOwn(value as object, key)) throw new LintOptionError(`${what} must have '${key}'`);
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}
