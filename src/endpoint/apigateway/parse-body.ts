import { parse } from 'yaml';
import { badRequest } from './texts';

/** An API definition in JSON or YAML. JSON is YAML too, but read a hundred times faster as what it is. */
export function parseBody(text: string): unknown {
  try {
    return text.trimStart().startsWith('{') ? JSON.parse(text) : parse(text);
  } catch (error) {
    return badRequest(`Unable to parse API definition because of a malformed document: ${(error as Error).message.split('\n')[0]}`);
  }
}
