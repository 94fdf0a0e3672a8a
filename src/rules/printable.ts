/** A text in one line that moves no cursor. What is printed may quote a file, which can have anything in it. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFFFD]+/g, ' ');
}
