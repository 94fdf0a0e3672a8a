import { Unresolved } from '../model';

/** `{{resolve:ssm:name:version}}` and its kin, which CloudFormation looks up in other services. */
const REFERENCE = /\{\{resolve:[^{}]*\}\}/g;

/** A text taken apart into what is known and dynamic references; `undefined` for a text without them. */
export function dynamicPieces(text: string): (string | Unresolved)[] | undefined {
  if (!text.includes('{{resolve:')) return undefined;
  const pieces: (string | Unresolved)[] = [];
  let end = 0;
  for (const match of text.matchAll(REFERENCE)) {
    if (match.index > end) pieces.push(text.slice(end, match.index));
    pieces.push(new Unresolved(match[0]));
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}
