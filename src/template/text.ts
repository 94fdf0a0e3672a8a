import { Unresolved } from '../model';

/** A piece of an `Fn::Sub` text: literal, or the name in `${…}`. */
export type SubPiece = { readonly literal: string } | { readonly name: string };

/** Takes an `Fn::Sub` text apart. `${!X}` is the literal `${X}`. */
export function subPieces(text: string): SubPiece[] {
  const pieces: SubPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(/\$\{(!?)([^{}]*)\}/g)) {
    if (match.index > end) pieces.push({ literal: text.slice(end, match.index) });
    pieces.push(match[1] ? { literal: `\${${match[2]}}` } : { name: match[2].trim() });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ literal: text.slice(end) });
  return pieces;
}

/**
 * Puts known and unknown texts together: a string when all is known, and otherwise an `Unresolved` whose
 * pattern is canonical `Fn::Sub` text. An unknown piece without a pattern shows as `${<intrinsic>}`.
 */
export function concatenate(pieces: readonly (string | Unresolved)[], expression: unknown): string | Unresolved {
  if (pieces.length === 1) return pieces[0];
  if (pieces.every((piece) => typeof piece === 'string')) return pieces.join('');
  let pattern = '';
  const references: string[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      pattern += piece.includes('${') ? piece.replaceAll('${', '${!') : piece;
      continue;
    }
    pattern += piece.pattern ?? `\${${shapeOf(piece)}}`;
    references.push(...piece.references);
  }
  return new Unresolved(expression, pattern, references.length > 1 ? [...new Set(references)] : references);
}

function shapeOf({ expression }: Unresolved): string {
  const [name] = typeof expression === 'object' && expression !== null ? Object.keys(expression) : [];
  return name ?? 'Unknown';
}
