import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import { pointerSegment } from '../model';
import type { ParsedText } from './json';
import { locator, positionOf } from './position';
import { MAX_DEPTH, TemplateError } from './template';
import { parseDocuments } from './yaml-documents';
import { plainOrEmpty } from '../model/coerce';

/** More values than any template has; aliases of aliases get there with a few lines. */
const MAX_VALUES = 1_000_000;

/**
 * Parses a template in YAML with CloudFormation's short forms (`!Ref`, `!Sub`, `!GetAtt`, …).
 *
 * @throws TemplateError
 */
export function parseYaml(file: string, text: string): ParsedText {
  const { document, text: mended } = theDocument(file, text);
  const reading = new Reading(file, document);
  const data = reading.value(document.contents, '', 0);
  return { data, duplicateKeys: reading.duplicateKeys, locate: locator(text, () => offsetsOf(file, mended)) };
}

/** Few files have findings, so that it is cheaper to read those once more than to remember all places of all files. */
function offsetsOf(file: string, text: string): ReadonlyMap<string, number> {
  const { document } = theDocument(file, text);
  const offsets = new Map<string, number>();
  new Reading(file, document, offsets).value(document.contents, '', 0);
  return offsets;
}

function theDocument(file: string, given: string): { readonly document: Document.Parsed; readonly text: string } {
  const { documents, text } = parseDocuments(given);
  if (documents.length > 1) throw new TemplateError(file, `a template is one YAML document, got ${documents.length}`);
  const [document] = documents;
  if (document === undefined) throw new TemplateError(file, 'the file is empty');
  const [error] = document.errors;
  if (error) {
    // The parser recurses, and reports its own overflow as a syntax error.
    if (/call stack/.test(error.message)) throw new TemplateError(file, `nested deeper than ${MAX_DEPTH} levels`);
    const { line, column } = positionOf(text, error.pos[0]);
    throw new TemplateError(file, `invalid YAML at line ${line}, column ${column}: ${error.message.split('\n')[0].toLowerCase()}`);
  }
  return { document, text };
}

/** Turns a document's nodes into data. */
class Reading {
  /** Pointers of keys that are there twice. */
  readonly duplicateKeys: string[] = [];
  private values = 0;

  constructor(private readonly file: string, private readonly document: Document, private readonly offsets?: Map<string, number>) {}

  value(node: unknown, pointer: string, depth: number): unknown {
    if (depth > MAX_DEPTH) throw new TemplateError(this.file, `nested deeper than ${MAX_DEPTH} levels, or an anchor that contains itself`);
    if (++this.values > MAX_VALUES) throw new TemplateError(this.file, `more than ${MAX_VALUES} values once its aliases are filled in`);
    const target = this.follow(node);
    if (!isNode(target)) return null;
    const [form, below] = shortForm(target, pointer);
    const plain = this.plain(target, below, depth + (form ? 1 : 0));
    return form ? { [form]: form === 'Fn::GetAtt' && typeof plain === 'string' ? splitAttribute(plain) : plain } : plain;
  }

  private plain(node: Node, pointer: string, depth: number): unknown {
    if (isScalar(node)) return typeof node.value === 'bigint' ? Number(node.value) : node.value ?? null;
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const at = join(pointer, index);
        this.mark(at, item);
        return this.value(item, at, depth + 1);
      });
    }
    if (!isMap(node)) return null;
    const entries = new Map<string, unknown>();
    for (const pair of node.items) this.entry(pair, pointer, depth, entries);
    return Object.fromEntries([...this.merged(node, pointer, depth), ...entries]);
  }

  /** What `<<` brings in from other maps, of which the first counts. */
  private merged(node: YAMLMap, pointer: string, depth: number): [string, unknown][] {
    return node.items.filter(({ key }) => isMergeKey(key)).flatMap(({ value }) => {
      const source: unknown = this.value(value, join(pointer, MERGE), depth + 1);
      const maps: readonly unknown[] = Array.isArray(source) ? [...source].reverse() : [source];
      return maps.flatMap((map) => Object.entries(plainOrEmpty(map)));
    });
  }

  private entry({ key, value }: Pair, pointer: string, depth: number, entries: Map<string, unknown>): void {
    if (isMergeKey(key)) return;
    const node = this.follow(key);
    if (!isScalar(node)) throw new TemplateError(this.file, 'a key must be a text, got a list or a map');
    const name = typeof node.value === 'string' ? node.value : node.source ?? String(node.value);
    const at = join(pointer, name);
    // CloudFormation takes the last one.
    if (entries.has(name)) this.duplicateKeys.push(at);
    this.mark(at, key);
    entries.set(name, this.value(value, at, depth + 1));
  }

  private follow(node: unknown): unknown {
    if (!isAlias(node)) return node;
    const target = node.resolve(this.document);
    if (target === undefined) throw new TemplateError(this.file, `invalid YAML: the alias *${node.source} has no anchor before it`);
    return target;
  }

  private mark(pointer: string, node: unknown): void {
    const range = isNode(node) ? node.range : undefined;
    if (range) this.offsets?.set(pointer, range[0]);
  }
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || (typeof value === 'object' && value !== null && 'range' in value);
}

const MERGE = '<<';

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === MERGE && key.type === 'PLAIN';
}

/** The long name of a node's short form, and the pointer of what is inside. */
function shortForm(node: Node, pointer: string): [string | undefined, string] {
  const tag = node.tag?.startsWith('!') && !node.tag.startsWith('!!') ? node.tag.slice(1) : undefined;
  if (!tag) return [undefined, pointer];
  const form = tag === 'Ref' || tag === 'Condition' ? tag : `Fn::${tag}`;
  return [form, join(pointer, form)];
}

/** `!GetAtt A.B.C` is the attribute `B.C` of `A`. */
function splitAttribute(text: string): string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

function join(pointer: string, segment: string | number): string {
  const escaped = pointerSegment(String(segment));
  return pointer === '' ? escaped : `${pointer}/${escaped}`;
}
