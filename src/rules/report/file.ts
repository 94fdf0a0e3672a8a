/** A file as reports name it on every platform: with slashes, relative ones without a leading dot. */
export function fileOf(template: string): string {
  return template.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
}
