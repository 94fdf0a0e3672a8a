/**
 * Which AWS documentation the numbers are taken from: today's, or the limits page of February 2019, which
 * many internal standards still quote.
 */
export type Edition = 'current' | '2019-02';

export const EDITIONS: readonly Edition[] = ['current', '2019-02'];

export const DEFAULT_EDITION: Edition = 'current';

export function isEdition(text: string): text is Edition {
  return (EDITIONS as readonly string[]).includes(text);
}
