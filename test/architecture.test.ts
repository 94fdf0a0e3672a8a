import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { LAYERS } from '../projenrc/layers';

const SRC = resolve(__dirname, '../src');

interface SourceFile {
  /** Path below `src`, with forward slashes. */
  readonly path: string;
  readonly layer: string;
  readonly lines: number;
  readonly imports: readonly string[];
}

const FILES: readonly SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => {
    const text = readFileSync(join(SRC, file), 'utf8');
    return {
      path: file.split(sep).join('/'),
      layer: file.includes(sep) ? file.split(sep)[0]! : '',
      lines: text.split('\n').length - 1,
      imports: [...text.matchAll(/(?:from|import|require)\s*\(?\s*'([^'\n]+)'/g)].map((match) => match[1]!),
    };
  });

/** The layer that a relative import ends in. */
function targetLayer(file: SourceFile, specifier: string): string {
  const target = relative(SRC, resolve(SRC, dirname(file.path), specifier));
  return target.split(sep)[0]!;
}

test('every folder of src is a layer of the table', () => {
  const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  expect(folders.filter((folder) => !(folder in LAYERS))).toEqual([]);
});

test.each(Object.keys(LAYERS))('%s imports nothing from above', (layer) => {
  const { mayImport } = LAYERS[layer]!;
  const upward = FILES.filter((file) => file.layer === layer).flatMap((file) => file.imports
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => targetLayer(file, specifier))
    .filter((target) => target !== layer && !mayImport.includes(target))
    .map((target) => `${file.path} imports ${target}`));
  expect(upward).toEqual([]);
});

test('the layer table has no circle', () => {
  const height = (layer: string, below: readonly string[] = []): number => {
    if (below.includes(layer)) throw new Error(`circle: ${[...below, layer].join(' > ')}`);
    return 1 + Math.max(0, ...LAYERS[layer]!.mayImport.map((other) => height(other, [...below, layer])));
  };
  expect(Math.max(...Object.keys(LAYERS).map((layer) => height(layer)))).toBeGreaterThan(3);
});

test('what ships in the JSII package needs nothing that a user would have to install', () => {
  const shipped = ['limits', 'vtl', 'model', 'openapi', 'template', 'rules', 'plugins', 'constructs'];
  const foreign = FILES.filter((file) => shipped.includes(file.layer) && !file.path.startsWith('template/yaml')).flatMap((file) => file.imports
    .filter((specifier) => !specifier.startsWith('.') && !/^(node:|aws-cdk-lib(\/|$)|constructs$)/.test(specifier))
    .map((specifier) => `${file.path} imports ${specifier}`));
  expect(foreign).toEqual([]);
});

test('no source file is longer than 400 lines', () => {
  expect(FILES.filter((file) => file.lines > 400).map((file) => `${file.path}: ${file.lines}`)).toEqual([]);
});

test('half of the source files have at most 90 lines, nine in ten at most 250', () => {
  const lengths = FILES.map((file) => file.lines).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length * 0.5)]).toBeLessThanOrEqual(90);
  expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(250);
});

test('only the command line writes to standard output or ends the process', () => {
  const talkative = FILES.filter((file) => !file.path.startsWith('cli/') && !file.path.startsWith('gateway/lambda/'))
    .filter((file) => /console\.(log|error|warn)\(|process\.(stdout|stderr)\.write|process\.exit\b/.test(readFileSync(join(SRC, file.path), 'utf8')))
    .map((file) => file.path);
  expect(talkative).toEqual([]);
});
