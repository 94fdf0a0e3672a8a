import { JsonSyntaxError, scanJson } from './json-position';
import { locator, positionOf } from './position';
import { TemplateError } from './template';

/** Text as data, and where each part of the data stands in the text. */
export interface ParsedText {
  readonly data: unknown;
  /** Pointers of keys that are there twice, of which the last counts; absent when the parser does not tell. */
  readonly duplicateKeys?: readonly string[];
  locate(pointer: string): { readonly line: number; readonly column: number } | undefined;
}

/** @throws TemplateError that says where the text stops being JSON */
export function parseJson(file: string, text: string): ParsedText {
  const locate = locator(text, () => {
    const offsets = new Map<string, number>();
    scanJson(text, (pointer, offset) => offsets.set(pointer, offset));
    return offsets;
  });
  try {
    return { data: JSON.parse(text), locate };
  } catch (error) {
    throw new TemplateError(file, `invalid JSON${place(text) ?? `: ${(error as Error).message.split('\n')[0]}`}`);
  }
}

function place(text: string): string | undefined {
  try {
    scanJson(text, () => undefined);
    return undefined;
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) return undefined;
    const { line, column } = positionOf(text, error.offset);
    return ` at line ${line}, column ${column}: ${error.message}`;
  }
}
