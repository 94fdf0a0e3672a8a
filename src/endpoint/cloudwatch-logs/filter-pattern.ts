/**
 * CloudWatch's filter pattern for unstructured lines: every term must be in the message, `?term` is one of
 * several, `-term` must not be, and `"a phrase"` is one term. JSON patterns (`{ $.x = 1 }`) are not read.
 *
 * @returns `undefined` for a pattern that is not supported
 */
export function filterPattern(pattern: string): ((message: string) => boolean) | undefined {
  if (/^\s*[{[%]/.test(pattern)) return undefined;
  const terms = [...pattern.matchAll(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(([, sign, phrase, word]) => ({ sign, text: phrase?.replace(/\\(.)/g, '$1') ?? word }));
  const anyOf = terms.filter(({ sign }) => sign === '?');
  return (message) => terms.every(({ sign, text }) => sign === '?' || message.includes(text) === (sign === ''))
    && (anyOf.length === 0 || anyOf.some(({ text }) => message.includes(text)));
}
