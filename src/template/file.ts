import { readFileSync, statSync } from 'node:fs';
import { MAX_BYTES, tooLarge } from './parse';
import { TemplateError } from './template';

/**
 * The text of a file.
 *
 * @throws TemplateError when it cannot be read, is larger than any template or no text
 */
export function readText(file: string): string {
  const content = attempt(file, () => {
    const stats = statSync(file);
    // A pipe may never end, and reading one waits for whoever writes it.
    if (!stats.isFile() && !stats.isDirectory()) throw new TemplateError(file, 'neither a file nor a folder');
    const { size } = stats;
    if (size > MAX_BYTES) throw tooLarge(file, size);
    return readFileSync(file);
  });
  if (content.includes(0)) throw new TemplateError(file, 'a binary file, not a template');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new TemplateError(file, 'a template is text in UTF-8, got other bytes');
  }
}

/** Runs something with the file system; what goes wrong is said in one line. */
export function attempt<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof TemplateError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = { ENOENT: 'no such file or folder', EACCES: 'no permission to read it', EISDIR: 'a folder, not a file', ENOTDIR: 'no such file or folder', ELOOP: 'a link that leads to itself' };
    throw new TemplateError(file, reasons[code ?? ''] ?? message.split('\n')[0]);
  }
}
