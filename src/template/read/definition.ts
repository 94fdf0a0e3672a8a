import type { Entry } from './entry';
import { own, type Plain } from '../../model/coerce';

const INLINE = 'Body';
const UPLOADED = 'BodyS3Location';

/**
 * The properties of an API, and which of them holds its definition. A document in S3 is read as if it stood where its
 * place is written.
 */
export function withDefinition(entry: Entry): { readonly properties: Plain; readonly bodyProperty: string } {
  const { properties } = entry;
  const document = own(properties, INLINE) === undefined ? entry.documentAt(UPLOADED) : undefined;
  if (document === undefined) return { properties, bodyProperty: INLINE };
  return { properties: { ...properties, [UPLOADED]: document }, bodyProperty: UPLOADED };
}
