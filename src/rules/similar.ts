/** The number of single-character edits between two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}

/** Up to three of the candidates that somebody who wrote `word` may have meant, the likeliest first. */
export function similar(word: string, candidates: Iterable<string>): string[] {
  const wanted = word.toLowerCase();
  return [...candidates]
    .map((candidate) => ({ candidate, edits: wanted !== '' && candidate.includes(wanted) ? 0 : distance(wanted, candidate) }))
    .filter(({ candidate, edits }) => edits <= Math.max(2, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** The end of an error message about an unknown word: ` (did you mean a, b?)`, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const found = similar(word, candidates);
  return found.length === 0 ? '' : ` (did you mean ${found.join(', ')}?)`;
}
