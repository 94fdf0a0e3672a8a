import { createHash } from 'node:crypto';
import type { Model, Value } from '../../model';
import { isPlain, own } from '../../model/coerce';
import { canonicalSchema } from '../schema';
import { modelName, type Document } from './document';

/** The models of a document: those with a name, and those that API Gateway makes of schemas written in place. */
export class Models {
  readonly all: Model[] = [];
  private readonly names = new Set<string>();

  constructor(private readonly document: Document) {
    for (const [name, schema] of document.entriesAt(...document.schemas)) this.add(name, schema, [...document.schemas, name]);
  }

  /** The name of the model that a schema stands for. A schema written in place gets one, as it does in the service. */
  nameOf(schema: unknown, path: readonly string[]): Value<string> | undefined {
    if (!isPlain(schema)) return undefined;
    const reference = own(schema, '$ref');
    if (reference !== undefined) return modelName(reference);
    const name = `MODEL${fingerprint(path.join('/'))}`;
    if (!this.names.has(name)) this.add(name, schema, path);
    return name;
  }

  private add(name: string, schema: unknown, path: readonly string[]): void {
    this.names.add(name);
    this.all.push({
      ...this.document.originAt(path, { schema: '', name: '', contentType: '' }),
      name,
      schema: canonicalSchema(schema),
    });
  }
}

/** Six hexadecimal digits: the same place always gives the same name. */
function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
