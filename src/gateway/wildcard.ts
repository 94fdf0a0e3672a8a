/**
 * Whether a text fits a pattern of IAM: `*` is any characters, slashes too, and `?` is one. Only the last `*` is ever tried
 * again, so that many of them in a pattern take no longer than one.
 */
export function wildcard(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let from = 0;
  let index = 0;
  while (index < text.length) {
    if (pattern[at] === '*') {
      star = at++;
      from = index;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++from;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
